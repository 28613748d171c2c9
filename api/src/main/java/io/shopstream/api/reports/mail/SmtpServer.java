package io.shopstream.api.reports.mail;

import io.shopstream.api.reports.format.ReportFormat;
import jakarta.activation.DataHandler;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** The SMTP server that takes the mails. Opens a connection for each; waits ten seconds for an answer at most. */
public final class SmtpServer {
    private static final String TIMEOUT_MS = "10000";
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final MailSettings settings;
    private final List<InternetAddress> receivers;

    public SmtpServer(MailSettings settings) {
        this.settings = settings;
        this.receivers = settings.to().stream().map(SmtpServer::address).toList();
    }

    private static InternetAddress address(String text) {
        try {
            return new InternetAddress(text);
        } catch (AddressException e) {
            throw new IllegalStateException("the settings have checked it", e);
        }
    }

    /**
     * A mail with one file.
     *
     * @param id its Message-ID without brackets: the same id, the same mail
     */
    record Mail(String id, String subject, String text, String fileName, byte[] pdf) {}

    /**
     * Sends a mail to those receivers that the server accepts.
     *
     * @return a description of each receiver that it refused, for now or for good: its place in the setting and the code of
     *     the answer, not its address
     * @throws IllegalStateException if the server takes it for nobody; names no address and no password, and has no cause,
     *     for a server quotes the address that it refuses
     */
    List<String> send(Mail mail) {
        Session session = Session.getInstance(properties());
        try {
            MimeMessage message = message(session, mail);
            message.saveChanges();
            message.setHeader("Message-ID", "<%s>".formatted(mail.id()));
            try (Transport transport = session.getTransport("smtp")) {
                transport.connect(settings.host(), settings.port(), settings.user(), settings.password());
                transport.sendMessage(message, message.getAllRecipients());
            }
            return List.of();
        } catch (MessagingException e) {
            if (e instanceof SendFailedException failure && isTakenBySome(failure)) {
                return refused(failure);
            }
            throw new IllegalStateException("the mail server %s:%d does not take reports: %s"
                    .formatted(settings.host(), settings.port(), refusal(e)));
        }
    }

    private static boolean isTakenBySome(SendFailedException failure) {
        Address[] taken = failure.getValidSentAddresses();
        return taken != null && taken.length > 0;
    }

    private List<String> refused(SendFailedException failure) {
        List<Address> taken = List.of(failure.getValidSentAddresses());
        List<String> refused = new ArrayList<>();
        for (int place = 0; place < receivers.size(); place++) {
            InternetAddress receiver = receivers.get(place);
            if (!taken.contains(receiver)) {
                refused.add("receiver %d of %d in shopstream.reports.mail.to (%s)"
                        .formatted(place + 1, receivers.size(), code(failure, receiver)));
            }
        }
        return refused;
    }

    private static String code(SendFailedException failure, InternetAddress receiver) {
        return chain(failure).stream()
                .filter(each ->
                        each instanceof SMTPAddressFailedException refused && receiver.equals(refused.getAddress()))
                .map(SmtpServer::described)
                .findFirst()
                .orElse("no answer");
    }

    // Classes and codes of what the server answered, such as "SendFailedException, SMTPAddressFailedException 550".
    private static String refusal(MessagingException failure) {
        return chain(failure).stream().map(SmtpServer::described).collect(Collectors.joining(", "));
    }

    private static List<Exception> chain(MessagingException failure) {
        List<Exception> chain = new ArrayList<>();
        for (Exception each = failure;
                each != null;
                each = each instanceof MessagingException known ? known.getNextException() : null) {
            chain.add(each);
        }
        return chain;
    }

    private static String described(Exception failure) {
        String name = failure.getClass().getSimpleName();
        return switch (failure) {
            case SMTPAddressFailedException refused -> name + " " + refused.getReturnCode();
            case SMTPSenderFailedException refused -> name + " " + refused.getReturnCode();
            case SMTPSendFailedException refused -> name + " " + refused.getReturnCode();
            default -> name;
        };
    }

    private MimeMessage message(Session session, Mail mail) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(settings.from()));
        message.setRecipients(Message.RecipientType.TO, receivers.toArray(Address[]::new));
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
        // One address that is refused must not keep the mail from the others.
        properties.setProperty("mail.smtp.sendpartial", "true");
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
