package limn.annotator.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import limn.annotator.store.AtomicFiles;
import limn.annotator.format.MaskPng;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Split;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;

/**
 * Writes an image folder of Hugging Face {@code datasets}: {@code train/}, {@code validation/} and {@code test/} with the images, masks beside them and
 * {@code metadata.jsonl}: {@code file_name}, {@code mask_file_name} (none where nothing is decided), the names of classes {@code present} and {@code absent}; what
 * is in neither list is unknown. {@code labelmap.txt} has the classes in the order of their values.
 */
final class HuggingFace {
    private HuggingFace() {}

    static void write(Outgoing labels, Path folder) throws IOException {
        VocClasses.write(folder, labels.classes());
        Map<Split, List<ImageItem>> bySplit = new EnumMap<>(Split.class);
        labels.each(item -> {
            bySplit.computeIfAbsent(item.split(), s -> new ArrayList<>()).add(item);
            Path place = folder.resolve(folder(item.split()));
            labels.image(item, place.resolve(labels.fileName(item)));
            if (labels.isLabelled(item)) {
                MaskPng.write(place.resolve(mask(item)), labels.mask(item), labels.classes());
            }
        });
        for (var split : bySplit.entrySet()) {
            metadata(labels, folder.resolve(folder(split.getKey())).resolve("metadata.jsonl"), split.getValue());
        }
    }

    private static void metadata(Outgoing labels, Path file, List<ImageItem> items) throws IOException {
        AtomicFiles.write(file, out -> {
            for (ImageItem item : items) {
                Json.line(out, json -> {
                    json.writeStartObject();
                    json.writeStringProperty("file_name", labels.fileName(item));
                    if (labels.isLabelled(item)) {
                        json.writeStringProperty("mask_file_name", mask(item));
                    } else {
                        json.writeNullProperty("mask_file_name");
                    }
                    tags(labels, item, TagState.PRESENT, json);
                    tags(labels, item, TagState.ABSENT, json);
                    json.writeEndObject();
                });
            }
        });
    }

    private static void tags(Outgoing labels, ImageItem item, TagState state, tools.jackson.core.JsonGenerator json) {
        Tags tags = labels.tags(item);
        json.writeArrayPropertyStart(state.name().toLowerCase(java.util.Locale.ROOT));
        for (int k = 0; k < tags.classCount(); k++) {
            if (tags.of(k) == state) {
                json.writeString(labels.classes().get(k).name());
            }
        }
        json.writeEndArray();
    }

    private static String mask(ImageItem item) { return "masks/" + ExportNames.safe(item.name()) + ".png"; }

    private static String folder(Split split) { return split == Split.VAL ? "validation" : FileTree.folder(split); }
}
