package limn.annotator.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CsvTest {
    @Test
    void quotedCellsMayHoldCommasQuotesAndLineEnds() {
        assertThat(Csv.parse("a,\"b,\"\"c\"\"\r\nd\"\r\n\r\ne,\n")).containsExactly(
                new Csv.Row(1, List.of("a", "b,\"c\"\r\nd")), new Csv.Row(4, List.of("e", "")));
    }

    @Test
    void theLastRecordNeedsNoLineEnd() {
        assertThat(Csv.parse("\uFEFFa,b\rc,d")).extracting(Csv.Row::cells)
                .containsExactly(List.of("a", "b"), List.of("c", "d"));
    }

    @Test
    void anOpenQuoteEndsWithTheFile() {
        assertThat(Csv.parse("a,\"b")).extracting(Csv.Row::cells).containsExactly(List.of("a", "b"));
    }

    @Test
    void noCellIsWrittenThatASpreadsheetWouldRun() {
        assertThat(Csv.line(List.of("=1", "+1", "-1", "@x"))).isEqualTo("'=1,'+1,'-1,'@x\r\n");
    }

    @Provide
    Arbitrary<List<String>> cells() {
        return Arbitraries.strings().withChars("a\",;\r\n='+ é두").ofMaxLength(6).list().ofMinSize(1).ofMaxSize(4);
    }

    @Property(tries = 500)
    void whatIsWrittenIsReadBack(@ForAll("cells") List<String> cells) {
        assertThat(Csv.parse(Csv.line(cells))).extracting(Csv.Row::cells).containsExactly(cells);
    }
}
