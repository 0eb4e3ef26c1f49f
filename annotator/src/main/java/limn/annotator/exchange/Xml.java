package limn.annotator.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import limn.annotator.format.AtomicFiles;
import limn.annotator.format.LayoutException;
import limn.annotator.format.Reason;
import limn.annotator.format.Reason.Kind;

/** XML files as streams. Document types and entities of others are not followed. */
final class Xml {
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
        try (InputStream in = Files.newInputStream(file)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            use.with(xml);
            xml.close();
        } catch (XMLStreamException e) {
            throw new LayoutException(file,
                    Reason.of(Kind.NOT_XML, String.valueOf(e.getMessage()).lines().findFirst().orElse("")));
        }
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
