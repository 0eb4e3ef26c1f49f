package limn.annotator.exchange;

import java.io.IOException;
import java.io.BufferedInputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import limn.annotator.store.AtomicFiles;
import limn.annotator.format.LayoutException;
import limn.annotator.format.Reason;
import limn.annotator.format.Reason.Kind;

/** XML files as streams. Document types and entities of others are not followed. */
final class Xml {
    private static final int LONGEST_DECLARATION = 200;
    private static final Pattern ENCODING = Pattern
            .compile("^(?:\u00EF\u00BB\u00BF)?<\\?xml[^>]*?encoding\\s*=\\s*[\"']([^\"']+)");

    private Xml() {}

    /** What reads a document. */
    @FunctionalInterface
    interface Use { void with(XMLStreamReader xml) throws XMLStreamException; }

    /** What writes a document. */
    @FunctionalInterface
    interface Body { void write(XMLStreamWriter xml) throws XMLStreamException, IOException; }

    /** @throws LayoutException if it is no XML */
    static void read(Path file, Use use) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try (Reader text = text(file)) {
            XMLStreamReader xml = factory.createXMLStreamReader(text);
            use.with(xml);
            xml.close();
        } catch (XMLStreamException | CharacterCodingException | UnsupportedCharsetException
                | IllegalCharsetNameException e) {
            throw new LayoutException(file,
                    Reason.of(Kind.NOT_XML, String.valueOf(e.getMessage()).lines().findFirst().orElse("")));
        }
    }

    /**
     * A file as letters of the encoding that it declares. The parser would do this too, but reports bytes that are no letters on standard
     * error.
     */
    private static Reader text(Path file) throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(file));
        in.mark(LONGEST_DECLARATION);
        byte[] start = in.readNBytes(LONGEST_DECLARATION);
        in.reset();
        boolean wide = start.length > 1 && (start[0] & 0xFF ^ start[1] & 0xFF) == 1
                && (start[0] & start[1] & 0xFF) == 0xFE;
        Matcher declared = ENCODING.matcher(new String(start, StandardCharsets.ISO_8859_1));
        String name = wide ? "UTF-16" : declared.find() ? declared.group(1) : "UTF-8";
        var text = new PushbackReader(new InputStreamReader(in, Charset.forName(name).newDecoder()));
        int first = text.read();
        if (first >= 0 && first != '\uFEFF') { // the mark of order may stand before the document
            text.unread(first);
        }
        return text;
    }

    /** Writes a file, atomically, as a stream. */
    static void write(Path file, Body body) throws IOException {
        AtomicFiles.write(file, out -> {
            try {
                XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
                xml.writeStartDocument("UTF-8", "1.0");
                body.write(xml);
                xml.writeEndDocument();
                xml.flush();
            } catch (XMLStreamException e) {
                throw new IOException(e);
            }
        });
    }
}
