package limn.annotator.exchange;

import java.io.IOException;
import java.nio.file.Path;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Mask;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import tools.jackson.core.JsonGenerator;

/**
 * Writes labelme: a JSON file for each image that has labels or tags, a polygon for each connected part. Parts with holes are outlines that go
 * around the holes too. Corners lie a tenth of a pixel inside: labelme cuts coordinates to whole numbers and paints the outline too, so it
 * gets the same pixels.
 */
final class LabelmeWriter {
    private static final double INSET = 0.1;

    private LabelmeWriter() {}

    static void write(Outgoing labels, Path folder) throws IOException {
        labels.each(item -> {
            labels.image(item, folder.resolve(labels.fileName(item)));
            if (labels.isLabelled(item) || !labels.tags(item).isAllUnknown()) {
                Json.write(folder.resolve(ExportNames.safe(item.name()) + ".json"),
                        json -> document(labels, item, json));
            }
        });
    }

    private static void document(Outgoing labels, ImageItem item, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("version", "5.0.1");
        json.writeObjectPropertyStart("flags");
        Tags tags = labels.tags(item);
        for (int k = 0; k < tags.classCount(); k++) {
            if (tags.of(k) != TagState.UNKNOWN) {
                json.writeBooleanProperty(labels.classes().get(k).name(), tags.of(k) == TagState.PRESENT);
            }
        }
        json.writeEndObject();
        json.writeArrayPropertyStart("shapes");
        if (labels.isLabelled(item)) {
            Mask mask = labels.mask(item);
            for (int value : Outgoing.classValues(mask)) {
                for (Area area : Areas.of(mask, value)) {
                    shape(json, labels.classes().get(value).name(), area.joined(INSET));
                }
            }
        }
        json.writeEndArray();
        json.writeStringProperty("imagePath", labels.fileName(item));
        json.writeNullProperty("imageData");
        json.writeNumberProperty("imageHeight", item.height());
        json.writeNumberProperty("imageWidth", item.width());
        json.writeEndObject();
    }

    private static void shape(JsonGenerator json, String label, double[] ring) {
        json.writeStartObject();
        json.writeStringProperty("label", label);
        json.writeArrayPropertyStart("points");
        for (int i = 0; i < ring.length; i += 2) {
            json.writeStartArray();
            Json.number(json, ring[i]);
            Json.number(json, ring[i + 1]);
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeNullProperty("group_id");
        json.writeStringProperty("shape_type", "polygon");
        json.writeObjectPropertyStart("flags");
        json.writeEndObject();
        json.writeEndObject();
    }
}
