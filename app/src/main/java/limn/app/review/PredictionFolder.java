package limn.app.review;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import limn.annotator.store.AtomicFiles;
import limn.annotator.format.MaskPng;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.ImageId;
import limn.annotator.model.Mask;
import limn.engine.run.RunFolder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The predictions of all images in the folder of a run: for each image the labels, those without its tags where they differ, and
 * the confidence as indexed PNG files, and an index to which a line is added as each image is done. May be deleted at any time.
 */
final class PredictionFolder {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    /** Without what the network says where tags do not restrict it. */
    private static final String FIRST = "limn-predictions-1";
    /** With the confidence in 16 steps, rounded down. */
    private static final String SECOND = "limn-predictions-2";
    private static final String FORMAT = "limn-predictions-3";
    private static final java.util.Set<String> READ = java.util.Set.of(FIRST, SECOND, FORMAT);
    private final Path folder;

    PredictionFolder(RunFolder run) { folder = run.path().resolve("predictions"); }

    /** The first line. @param step of the network @param classes their names, in the order of the labels */
    record Head(String format, long step, List<String> classes) {
        static Head of(long step, List<String> classes) { return new Head(FORMAT, step, List.copyOf(classes)); }

        /** Whether it is known what the network says where tags do not restrict it. */
        boolean isFreeKnown() {
            return !format.equals(FIRST);
        }

        /** Whether the confidence of each pixel is kept as it was, and not in 16 steps. */
        boolean isConfidenceExact() {
            return format.equals(FORMAT);
        }
    }

    /** All that is known. @param images by their number */
    record Index(Head head, Map<Long, PredictedImage> images) {}

    private Path index() { return folder.resolve("index.jsonl"); }

    private Path labels(long image) { return folder.resolve(String.format(Locale.ROOT, "%06d.png", image)); }

    private Path confidence(long image) { return folder.resolve(String.format(Locale.ROOT, "%06d-sure.png", image)); }

    private Path free(long image) { return folder.resolve(String.format(Locale.ROOT, "%06d-free.png", image)); }

    /** Reads the index; a last line that was not finished is left out. @throws IOException if it cannot be read or is of a newer version */
    Optional<Index> read() throws IOException {
        if (!Files.exists(index())) {
            return Optional.empty();
        }
        var images = new LinkedHashMap<Long, PredictedImage>();
        try (BufferedReader lines = Files.newBufferedReader(index())) {
            String first = lines.readLine();
            Head head = first == null ? null : MAPPER.readValue(first, Head.class);
            if (head == null || !READ.contains(head.format())) {
                throw new IOException(index() + " has another format");
            }
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.endsWith("}")) {
                    PredictedImage image = MAPPER.readValue(line, PredictedImage.class);
                    images.put(image.image(), image);
                }
            }
            return Optional.of(new Index(head, images));
        } catch (JacksonException | IllegalArgumentException damaged) {
            throw new IOException(index() + " is damaged: " + damaged.getMessage(), damaged);
        }
    }

    /** Begins anew. */
    void begin(Head head) throws IOException {
        byte[] line = (MAPPER.writeValueAsString(head) + "\n").getBytes(StandardCharsets.UTF_8);
        AtomicFiles.write(index(), out -> out.write(line));
    }

    /** Adds an image, its files first. @param free labels without the tags @param confidence of each pixel, 0..255 */
    void add(PredictedImage image, byte[] labels, byte[] free, byte[] confidence, ClassCatalog palette)
            throws IOException {
        MaskPng.write(labels(image.image()), Mask.of(image.width(), image.height(), labels), palette);
        if (image.wasRestricted()) {
            MaskPng.write(free(image.image()), Mask.of(image.width(), image.height(), free), palette);
        }
        MaskPng.write(confidence(image.image()), Mask.of(image.width(), image.height(), confidence), palette);
        try (Writer end = Files.newBufferedWriter(index(), StandardOpenOption.APPEND)) {
            end.write(MAPPER.writeValueAsString(image) + "\n");
        }
    }

    Mask labels(ImageId image) throws IOException { return MaskPng.read(labels(image.value())); }

    /** What the network says where tags do not restrict it. */
    Mask free(PredictedImage image) throws IOException {
        return MaskPng.read(image.wasRestricted() ? free(image.image()) : labels(image.image()));
    }

    /** Of each pixel, 0..255; in older folders never more than it was. */
    byte[] confidence(ImageId image, Head head) throws IOException {
        byte[] sure = MaskPng.read(confidence(image.value())).toBytes();
        if (!head.isConfidenceExact()) {
            for (int i = 0; i < sure.length; i++) {
                sure[i] <<= 4;
            }
        }
        return sure;
    }
}
