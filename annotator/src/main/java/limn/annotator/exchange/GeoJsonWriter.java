package limn.annotator.exchange;

import limn.annotator.model.ImageItem;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Mask;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import tools.jackson.core.JsonGenerator;

/** Writes one image as GeoJSON: a feature for each connected part, with its holes. */
final class GeoJsonWriter {
    private GeoJsonWriter() {}

    static void document(Outgoing labels, ImageItem item, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("type", "FeatureCollection");
        json.writeObjectPropertyStart("image");
        json.writeStringProperty("file", labels.fileName(item));
        json.writeNumberProperty("width", item.width());
        json.writeNumberProperty("height", item.height());
        json.writeEndObject();
        json.writeObjectPropertyStart("tags");
        Tags tags = labels.tags(item);
        for (int k = 0; k < tags.classCount(); k++) {
            if (tags.of(k) != TagState.UNKNOWN) {
                json.writeStringProperty(labels.classes().get(k).name(),
                        tags.of(k) == TagState.PRESENT ? "present" : "absent");
            }
        }
        json.writeEndObject();
        json.writeArrayPropertyStart("features");
        if (labels.isLabelled(item)) {
            Mask mask = labels.mask(item);
            for (int value : Outgoing.classValues(mask)) {
                for (Area area : Areas.of(mask, value)) {
                    feature(json, labels.classes().get(value), area);
                }
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void feature(JsonGenerator json, LabelClass k, Area area) {
        json.writeStartObject();
        json.writeStringProperty("type", "Feature");
        json.writeObjectPropertyStart("geometry");
        json.writeStringProperty("type", "Polygon");
        json.writeArrayPropertyStart("coordinates");
        for (double[] ring : area.rings()) {
            json.writeStartArray();
            for (int i = 0; i <= ring.length; i += 2) { // the first point again at the end
                json.writeStartArray();
                Json.number(json, ring[i % ring.length]);
                Json.number(json, ring[i % ring.length + 1]);
                json.writeEndArray();
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeObjectPropertyStart("properties");
        json.writeStringProperty("objectType", "annotation");
        json.writeObjectPropertyStart("classification");
        json.writeStringProperty("name", k.name());
        json.writeArrayPropertyStart("color");
        json.writeNumber(k.rgb() >> 16);
        json.writeNumber(k.rgb() >> 8 & 0xFF);
        json.writeNumber(k.rgb() & 0xFF);
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }
}
