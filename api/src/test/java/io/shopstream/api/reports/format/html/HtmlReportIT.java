package io.shopstream.api.reports.format.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.Browser;
import io.shopstream.api.reports.format.SampleReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;

/** The file in Chromium, opened from disk as people open it. */
class HtmlReportIT {
    @TempDir
    private Path folder;

    private Browser browser;
    private ChromeDriver driver;

    @BeforeEach
    void open() throws IOException {
        browser = Browser.shared();
        driver = browser.driver();
        browser.leave();
        driver.manage().logs().get(LogType.BROWSER);
        Path file = Files.write(folder.resolve("weekly.html"), HtmlReport.of(SampleReports.everything()));
        browser.visit(file.toUri());
    }

    @AfterEach
    void leave() {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "", "features", List.of()));
        browser.leave();
    }

    @Test
    void shouldDrawAllChartsWithoutANetworkOrAComplaint() {
        assertThat(browser.rootData("drawn")).isEqualTo("8");
        assertThat(driver.findElements(By.cssSelector(".chart svg"))).hasSize(8);
        assertThat(chartTexts()).contains("$1,234,567.50", "<script>alert(", "12 Oct", "≥ $200K");
        assertThat(driver.executeScript("return performance.getEntriesByType('resource').length"))
                .isEqualTo(0L);
        assertThat(driver.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
    }

    @Test
    void shouldShowWhatIsBehindAPoint() {
        driver.executeScript("""
                const chart = echarts.getInstanceByDom(document.querySelector("[data-chart='0']"));
                chart.dispatchAction({ type: "showTip", seriesIndex: 0, dataIndex: 1 });""");

        assertThat(driver.findElement(By.cssSelector("[data-chart='0']")).getText())
                .contains("13 Oct 2026", "Net revenue $3,999.99", "before $900.50");
        assertThat(driver.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
    }

    @Test
    void shouldChangeToDarkAndBeLightOnPaper() {
        driver.findElement(By.id("theme")).click();

        assertThat(browser.rootData("theme")).isEqualTo("dark");
        assertThat(fills()).contains("#6db3ff").doesNotContain("#0056b3");
        driver.executeScript("dispatchEvent(new Event('beforeprint'))");
        assertThat(fills()).contains("#0056b3").doesNotContain("#6db3ff");
        driver.executeScript("dispatchEvent(new Event('afterprint'))");
        assertThat(browser.rootData("theme")).isEqualTo("dark");
    }

    @Test
    void shouldFitAPhone() {
        browser.size(390, 800);
        driver.navigate().refresh();

        assertThat(driver.executeScript("return document.documentElement.scrollWidth"))
                .isEqualTo(390L);
        assertThat(driver.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
    }

    @Test
    void shouldReadTheFiguresOfTablesToTheCent() {
        List<?> cells = (List<?>) driver.executeScript("""
                return [...document.querySelectorAll("#table-days tbody tr")].map((row) => row.cells[1].textContent)""");

        assertThat(cells.stream().map(String::valueOf))
                .containsExactly(
                        "$1,000.05", "$1,001.05", "$1,002.05", "$1,003.05", "$1,004.05", "$1,005.05", "$1,006.05");
    }

    private String chartTexts() {
        return String.valueOf(driver.executeScript(
                "return [...document.querySelectorAll('.chart text')].map((text) => text.textContent).join('\\n')"));
    }

    private String fills() {
        return String.valueOf(
                driver.executeScript(
                        "return [...document.querySelectorAll('.chart path')].map((path) => path.getAttribute('fill')).join(' ')"));
    }
}
