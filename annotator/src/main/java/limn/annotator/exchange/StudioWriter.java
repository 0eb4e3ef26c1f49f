package limn.annotator.exchange;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import limn.annotator.model.ImageItem;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Mask;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import tools.jackson.core.JsonGenerator;

/** Writes Label Studio: {@code tasks.json} with a brush for each class of an image, and {@code label_config.xml} for the project there. */
final class StudioWriter {
    static final String FILE = "tasks.json";

    private StudioWriter() {}

    static void write(Outgoing labels, Path folder) throws IOException {
        Xml.write(folder.resolve("label_config.xml"), xml -> {
            xml.writeStartElement("View");
            xml.writeEmptyElement("Image");
            xml.writeAttribute("name", "image");
            xml.writeAttribute("value", "$image");
            xml.writeStartElement("BrushLabels");
            xml.writeAttribute("name", "labels");
            xml.writeAttribute("toName", "image");
            for (LabelClass k : labels.classes().classes()) {
                xml.writeEmptyElement("Label");
                xml.writeAttribute("value", k.name());
                xml.writeAttribute("background", String.format(Locale.ROOT, "#%06X", k.rgb()));
            }
            xml.writeEndElement();
            xml.writeStartElement("Choices");
            xml.writeAttribute("name", "tags");
            xml.writeAttribute("toName", "image");
            xml.writeAttribute("choice", "multiple");
            for (LabelClass k : labels.classes().classes()) {
                xml.writeEmptyElement("Choice");
                xml.writeAttribute("value", k.name());
            }
            xml.writeEndElement();
            xml.writeEndElement();
        });
        Json.write(folder.resolve(FILE), json -> {
            json.writeStartArray();
            var number = new int[1];
            labels.each(item -> {
                labels.image(item, folder.resolve("images").resolve(labels.fileName(item)));
                task(labels, item, ++number[0], json);
            });
            json.writeEndArray();
        });
    }

    private static void task(Outgoing labels, ImageItem item, int number, JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("id", number);
        json.writeObjectPropertyStart("data");
        json.writeStringProperty("image", "/data/local-files/?d=images/"
                + URLEncoder.encode(labels.fileName(item), StandardCharsets.UTF_8).replace("+", "%20"));
        json.writeEndObject();
        json.writeArrayPropertyStart("annotations");
        json.writeStartObject();
        json.writeArrayPropertyStart("result");
        if (labels.isLabelled(item)) {
            Mask mask = labels.mask(item);
            for (int value : Outgoing.classValues(mask)) {
                start(json, item, "brush" + value, "labels", "brushlabels");
                json.writeStringProperty("format", "rle");
                json.writeArrayPropertyStart("rle");
                for (byte b : StudioRle.of(mask, value)) {
                    json.writeNumber(b & 0xFF);
                }
                json.writeEndArray();
                json.writeArrayPropertyStart("brushlabels");
                json.writeString(labels.classes().get(value).name());
                end(json);
            }
        }
        tags(labels, item, json);
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void tags(Outgoing labels, ImageItem item, JsonGenerator json) {
        Tags tags = labels.tags(item);
        boolean any = false;
        for (int k = 0; k < tags.classCount(); k++) {
            if (tags.of(k) == TagState.PRESENT) {
                if (!any) {
                    start(json, item, "tags", "tags", "choices");
                    json.writeArrayPropertyStart("choices");
                    any = true;
                }
                json.writeString(labels.classes().get(k).name());
            }
        }
        if (any) {
            end(json);
        }
    }

    private static void start(JsonGenerator json, ImageItem item, String id, String from, String type) {
        json.writeStartObject();
        json.writeStringProperty("id", id);
        json.writeStringProperty("from_name", from);
        json.writeStringProperty("to_name", "image");
        json.writeStringProperty("type", type);
        json.writeNumberProperty("original_width", item.width());
        json.writeNumberProperty("original_height", item.height());
        json.writeNumberProperty("image_rotation", 0);
        json.writeObjectPropertyStart("value");
    }

    private static void end(JsonGenerator json) {
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }
}
