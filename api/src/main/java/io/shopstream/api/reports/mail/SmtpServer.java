package io.shopstream.api.reports.mail;

import io.shopstream.api.reports.format.ReportFormat;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** The SMTP server that takes the mails. Opens a connection for each; waits ten seconds for an answer at most. */
public final class SmtpServer {
    private static final String TIMEOUT_MS = "10000";
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final MailSettings settings;

    public SmtpServer(MailSettings settings) {
        this.settings = settings;
    }

    /**
     * A mail with one file.
     *
     * @param id makes its Message-ID: the same id, the same mail
     */
    record Mail(String id, String subject, String text, String fileName, byte[] pdf) {}

    /**
     * @throws IllegalStateException if the server does not take it; names no address and no password, and has no cause,
     *     for a server quotes the address that it refuses
     */
    void send(Mail mail) {
        Session session = Session.getInstance(properties());
        try {
            MimeMessage message = message(session, mail);
            message.saveChanges();
            message.setHeader("Message-ID", "<%s@shopstream>".formatted(mail.id()));
            try (Transport transport = session.getTransport("smtp")) {
                transport.connect(settings.host(), settings.port(), settings.user(), settings.password());
                transport.sendMessage(message, message.getAllRecipients());
            }
        } catch (MessagingException e) {
            throw new IllegalStateException("the mail server %s:%d does not take reports: %s"
                    .formatted(settings.host(), settings.port(), refusal(e)));
        }
    }

    // Classes and codes of what the server answered, such as "SendFailedException, SMTPAddressFailedException 550".
    private static String refusal(MessagingException failure) {
        List<String> words = new ArrayList<>();
        for (Exception each = failure;
                each != null;
                each = each instanceof MessagingException known ? known.getNextException() : null) {
            String name = each.getClass().getSimpleName();
            words.add(
                    switch (each) {
                        case SMTPAddressFailedException refused -> name + " " + refused.getReturnCode();
                        case SMTPSenderFailedException refused -> name + " " + refused.getReturnCode();
                        case SMTPSendFailedException refused -> name + " " + refused.getReturnCode();
                        default -> name;
                    });
        }
        return String.join(", ", words);
    }

    private MimeMessage message(Session session, Mail mail) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(settings.from()));
        for (String receiver : settings.to()) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(receiver));
        }
        message.setSubject(mail.subject(), UTF_8);
        MimeBodyPart text = new MimeBodyPart();
        text.setText(mail.text(), UTF_8);
        MimeBodyPart file = new MimeBodyPart();
        file.setDataHandler(new DataHandler(new ByteArrayDataSource(mail.pdf(), ReportFormat.PDF.mediaType())));
        file.setFileName(mail.fileName());
        message.setContent(new MimeMultipart(text, file));
        return message;
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MS);
        properties.setProperty("mail.smtp.timeout", TIMEOUT_MS);
        properties.setProperty("mail.smtp.writetimeout", TIMEOUT_MS);
        properties.setProperty("mail.smtp.auth", String.valueOf(settings.user() != null));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        switch (settings.encryption()) {
            case STARTTLS -> {
                properties.setProperty("mail.smtp.starttls.enable", "true");
                properties.setProperty("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
            case NONE -> {}
        }
        return properties;
    }
}
