package limn.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import limn.app.train.Curve;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class ChartFilesTest {
    private static Series series(String name, double[] steps, double[] values) {
        return new Series(name, Curve.of(steps, values), new Tint.Ink(0), Series.Manner.MEASURED);
    }

    private static final List<Series> TWO = List.of(
            series("a", new double[]{1, 2, 5}, new double[]{0.5, Double.NaN, 1e-9}),
            series("집, \"b\"", new double[]{2, 2, 4.5}, new double[]{3, 4, 5}));

    @Test
    void aTableHasARowForEachStepAndEveryValue() throws Exception {
        var out = new StringWriter();
        ChartCsv.write(TWO, out);
        assertThat(out.toString()).isEqualTo("""
                step,a,"집, ""b\"""
                1,0.5,
                2,,3
                2,,4
                4.5,,5
                5,1.0E-9,
                """.replace("\n", "\r\n"));
    }

    @Test
    void anSvgIsWellFormedAndHasALineADotForEachMeasurementAndTheNames() throws Exception {
        var out = new StringWriter();
        ChartSvg.write(new ChartSheet("A < B & C", TWO, List.of(0xFF112233, 0xFF445566), new Span(0, 5),
                new Span(0, 5), Look.VALUES, "min", new ChartSheet.Paper(0xFFFFFFFF, 0xFF000000, 0xFFCCCCCC)), out);
        Document svg = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(out.toString().getBytes(StandardCharsets.UTF_8)));
        assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(2);
        assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(5);
        assertThat(out.toString()).contains("#112233", "집, ", "A &lt; B &amp; C", "5 min").doesNotContain("NaN");
    }
}
