package limn.annotator.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLStreamException;
import limn.annotator.format.LayoutException;
import limn.annotator.format.Reason.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "UTF-16", "UTF-16LE", "EUC-KR"})
    void aDocumentIsReadInTheEncodingThatItDeclares(String encoding) throws IOException {
        String name = encoding.startsWith("ISO") ? "Gebäude" : "건물";
        String mark = encoding.equals("UTF-16LE") ? "\uFEFF" : "";
        String document = mark + "<?xml version=\"1.0\" encoding='" + encoding + "'?>\n<a name=\"" + name + "\"/>";
        assertThat(nameIn(document.getBytes(Charset.forName(encoding)))).isEqualTo(name);
    }

    @Test
    void aDocumentWithoutDeclarationIsUtf8WithOrWithoutAMark() throws IOException {
        assertThat(nameIn("<a name=\"건물\"/>".getBytes(StandardCharsets.UTF_8))).isEqualTo("건물");
        assertThat(nameIn("\uFEFF<a name=\"건물\"/>".getBytes(StandardCharsets.UTF_8))).isEqualTo("건물");
    }

    @Test
    void bytesThatAreNoLettersAreNoXmlAndNothingIsPrinted() throws IOException {
        Path file = write("<a name=\"x\u00ff\"/>".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(printedOnError(() -> assertNoXml(file))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<a", "<?xml version='1.0' encoding='nonsense'?><a/>", "<?xml encoding='!'?><a/>",
            "<a>&lol;</a>"})
    void whatIsBrokenIsNoXml(String document) throws IOException {
        assertNoXml(write(document.getBytes(StandardCharsets.UTF_8)));
    }

    private static void assertNoXml(Path file) {
        assertThatThrownBy(() -> Xml.read(file, XmlTest::toEnd)).isInstanceOfSatisfying(LayoutException.class,
                e -> assertThat(e.reason().kind()).isEqualTo(Kind.NOT_XML));
    }

    private static void toEnd(javax.xml.stream.XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            xml.next();
        }
    }

    private static String printedOnError(Runnable work) {
        PrintStream before = System.err;
        var printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setErr(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    private String nameIn(byte[] document) throws IOException {
        var name = new StringBuilder();
        Xml.read(write(document), xml -> {
            xml.nextTag();
            name.append(xml.getAttributeValue(null, "name"));
            toEnd(xml);
        });
        return name.toString();
    }

    private Path write(byte[] bytes) throws IOException { return Files.write(folder.resolve("a.xml"), bytes); }
}
