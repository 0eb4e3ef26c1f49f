package limn.app.report;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An HTML page that grows element by element. Everything that is said is escaped. Mutable, one thread. */
final class Page {
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    /** What stands inside an element. */
    @FunctionalInterface
    interface Inside { void write() throws XMLStreamException; }

    private Page() throws XMLStreamException { xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text); }

    /** @param body writes into the page @param style CSS without angle brackets and ampersands */
    static String of(String language, String title, String style, PageBody body) {
        try {
            var page = new Page();
            page.xml.writeDTD("<!DOCTYPE html>");
            page.element("html", List.of("lang", language), () -> {
                page.element("head", List.of(), () -> {
                    page.empty("meta", "charset", "utf-8");
                    page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
                    page.leaf("title", "", title);
                    page.leaf("style", "", style);
                });
                page.element("body", List.of(), () -> body.write(page));
            });
            page.xml.close();
            return page.text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
    }

    /** Writes the body of a page. */
    @FunctionalInterface
    interface PageBody { void write(Page page) throws XMLStreamException; }

    /** @param attributes names and values by turns */
    void element(String name, List<String> attributes, Inside inside) throws XMLStreamException {
        xml.writeStartElement(name);
        attributes(attributes);
        inside.write();
        xml.writeEndElement();
    }

    /** An element with a class, or none if that is empty, and a text. */
    void leaf(String name, String style, String content) throws XMLStreamException {
        element(name, style.isEmpty() ? List.of() : List.of("class", style), () -> xml.writeCharacters(content));
    }

    /** An element without an end, as HTML has some. */
    void empty(String name, String... attributes) throws XMLStreamException {
        xml.writeEmptyElement(name);
        attributes(List.of(attributes));
    }

    /** A row of cells; those after the first are numbers. */
    void row(String cell, List<String> texts) throws XMLStreamException {
        element("tr", List.of(), () -> {
            for (int i = 0; i < texts.size(); i++) {
                leaf(cell, i == 0 ? "" : "number", texts.get(i));
            }
        });
    }

    private void attributes(List<String> namesAndValues) throws XMLStreamException {
        for (int i = 0; i < namesAndValues.size(); i += 2) {
            xml.writeAttribute(namesAndValues.get(i), namesAndValues.get(i + 1));
        }
    }
}
