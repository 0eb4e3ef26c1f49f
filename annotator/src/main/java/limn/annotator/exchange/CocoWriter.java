package limn.annotator.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import limn.annotator.model.ImageItem;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Mask;
import tools.jackson.core.JsonGenerator;

/**
 * Writes COCO: {@code annotations.json}, with each connected part of a class as an annotation; one without holes as a polygon along pixel
 * edges, one with holes as packed run lengths. The number of a category is the index of the class, that of an image its place from 1.
 */
final class CocoWriter {
    private final Outgoing labels;
    private final JsonGenerator json;
    private int written;

    private CocoWriter(Outgoing labels, JsonGenerator json) {
        this.labels = labels;
        this.json = json;
    }

    static void write(Outgoing labels, Path folder) throws IOException {
        Json.write(folder.resolve("annotations.json"), json -> new CocoWriter(labels, json).document(folder));
    }

    private void document(Path folder) throws IOException {
        json.writeStartObject();
        json.writeObjectPropertyStart("info");
        json.writeStringProperty("description",
                "Sizes and areas are those of the images as displayed, after EXIF orientation");
        json.writeEndObject();
        json.writeArrayPropertyStart("categories");
        for (LabelClass k : labels.classes().classes()) {
            json.writeStartObject();
            json.writeNumberProperty("id", k.index());
            json.writeStringProperty("name", k.name());
            json.writeStringProperty("supercategory", "");
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("images");
        List<ImageItem> images = labels.images();
        for (int i = 0; i < images.size(); i++) {
            json.writeStartObject();
            json.writeNumberProperty("id", i + 1);
            json.writeStringProperty("file_name", labels.fileName(images.get(i)));
            json.writeNumberProperty("width", images.get(i).width());
            json.writeNumberProperty("height", images.get(i).height());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("annotations");
        var number = new int[1];
        labels.each(item -> {
            number[0]++;
            labels.image(item, folder.resolve("images").resolve(labels.fileName(item)));
            if (labels.isLabelled(item)) {
                areas(number[0], labels.mask(item));
            }
        });
        json.writeEndArray();
        json.writeEndObject();
    }

    private void areas(int image, Mask mask) throws IOException {
        for (int value : Outgoing.classValues(mask)) {
            for (Area area : Areas.of(mask, value)) {
                annotation(image, value, area, mask);
            }
        }
    }

    private void annotation(int image, int value, Area area, Mask mask) throws IOException {
        json.writeStartObject();
        json.writeNumberProperty("id", ++written);
        json.writeNumberProperty("image_id", image);
        json.writeNumberProperty("category_id", value);
        json.writeNumberProperty("iscrowd", 0);
        long pixels;
        if (area.holes().isEmpty()) {
            json.writeArrayPropertyStart("segmentation");
            json.writeStartArray();
            for (int number : area.outer()) {
                json.writeNumber(number);
            }
            json.writeEndArray();
            json.writeEndArray();
            pixels = Math.abs(area.enclosed());
        } else {
            try {
                int[] runs = CocoRle.of(area.rings(), mask.width(), mask.height());
                json.writeObjectPropertyStart("segmentation");
                json.writeArrayPropertyStart("size");
                json.writeNumber(mask.height());
                json.writeNumber(mask.width());
                json.writeEndArray();
                json.writeStringProperty("counts", CocoRle.pack(runs));
                json.writeEndObject();
                pixels = CocoRle.area(runs);
            } catch (UnreadableShape e) {
                throw new UncheckedIOException(new IOException(e)); // an area so rugged that it cannot be drawn
            }
        }
        json.writeNumberProperty("area", pixels);
        json.writeArrayPropertyStart("bbox");
        for (int number : area.box()) {
            json.writeNumber(number);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
