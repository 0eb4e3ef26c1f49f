package limn.annotator.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import limn.annotator.model.ImageItem;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Mask;
import limn.annotator.model.Region;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;

/** Writes CVAT for images 1.1: {@code annotations.xml}, a mask for each class of an image, a tag for each present tag. */
final class CvatWriter {
    static final String FILE = "annotations.xml";

    private CvatWriter() {}

    static void write(Outgoing labels, Path folder) throws IOException {
        Xml.write(folder.resolve(FILE), xml -> {
            xml.writeStartElement("annotations");
            text(xml, "version", "1.1");
            meta(labels, xml);
            var number = new int[1];
            labels.each(item -> {
                labels.image(item, folder.resolve("images").resolve(labels.fileName(item)));
                try {
                    image(labels, item, number[0]++, xml);
                } catch (XMLStreamException e) {
                    throw new IOException(e);
                }
            });
            xml.writeEndElement();
        });
    }

    private static void meta(Outgoing labels, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("meta");
        xml.writeStartElement("task");
        xml.writeStartElement("labels");
        for (LabelClass k : labels.classes().classes()) {
            xml.writeStartElement("label");
            text(xml, "name", k.name());
            text(xml, "color", String.format(Locale.ROOT, "#%06x", k.rgb()));
            text(xml, "type", "any");
            xml.writeEmptyElement("attributes");
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void text(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static void image(Outgoing labels, ImageItem item, int number, XMLStreamWriter xml)
            throws XMLStreamException {
        xml.writeStartElement("image");
        xml.writeAttribute("id", String.valueOf(number));
        xml.writeAttribute("name", labels.fileName(item));
        xml.writeAttribute("subset", FileTree.folder(item.split()));
        xml.writeAttribute("width", String.valueOf(item.width()));
        xml.writeAttribute("height", String.valueOf(item.height()));
        if (labels.isLabelled(item)) {
            Mask mask = labels.mask(item);
            for (int value : Outgoing.classValues(mask)) {
                mask(xml, labels.classes().get(value).name(), mask, value);
            }
        }
        Tags tags = labels.tags(item);
        for (int k = 0; k < tags.classCount(); k++) {
            if (tags.of(k) == TagState.PRESENT) {
                xml.writeEmptyElement("tag");
                xml.writeAttribute("label", labels.classes().get(k).name());
                xml.writeAttribute("source", "manual");
            }
        }
        xml.writeEndElement();
    }

    private static void mask(XMLStreamWriter xml, String label, Mask mask, int value) throws XMLStreamException {
        Region box = box(mask, value);
        var runs = new StringBuilder();
        boolean inside = false;
        long run = 0;
        for (int y = box.y(); y < box.endY(); y++) {
            for (int x = box.x(); x < box.endX(); x++) {
                if (mask.at(x, y) == value != inside) {
                    runs.append(run).append(", ");
                    inside = !inside;
                    run = 0;
                }
                run++;
            }
        }
        runs.append(run);
        xml.writeEmptyElement("mask");
        xml.writeAttribute("label", label);
        xml.writeAttribute("source", "manual");
        xml.writeAttribute("occluded", "0");
        xml.writeAttribute("rle", runs.toString());
        xml.writeAttribute("left", String.valueOf(box.x()));
        xml.writeAttribute("top", String.valueOf(box.y()));
        xml.writeAttribute("width", String.valueOf(box.width()));
        xml.writeAttribute("height", String.valueOf(box.height()));
        xml.writeAttribute("z_order", "0");
    }

    private static Region box(Mask mask, int value) {
        int x0 = mask.width();
        int y0 = mask.height();
        int x1 = 0;
        int y1 = 0;
        for (int y = 0; y < mask.height(); y++) {
            for (int x = 0; x < mask.width(); x++) {
                if (mask.at(x, y) == value) {
                    x0 = Math.min(x0, x);
                    y0 = Math.min(y0, y);
                    x1 = Math.max(x1, x + 1);
                    y1 = Math.max(y1, y + 1);
                }
            }
        }
        return Region.of(x0, y0, x1, y1);
    }
}
