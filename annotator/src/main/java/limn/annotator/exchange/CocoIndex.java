package limn.annotator.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import limn.annotator.format.LayoutException;
import limn.annotator.format.Reason;
import limn.annotator.format.Reason.Kind;
import limn.annotator.store.Watch;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What a COCO file has, found by streaming through it once: images, categories, and for each annotation only which image it is of and
 * where it stands in the file (24 bytes of memory each). So the order of the lists does not matter and a file of any size can be read.
 */
final class CocoIndex {
    /** An image of the file. */
    record Image(long number, String file, long width, long height) {}

    private static final long MEGABYTE = 1L << 20;

    private final Path file;
    private final Problems problems;
    private final List<Image> images = new ArrayList<>();
    private final Map<Long, Integer> imagePlace = new HashMap<>();
    private final List<ForeignClass> classes = new ArrayList<>();
    private final Map<Long, Integer> classPlace = new HashMap<>();
    private final Longs starts = new Longs();
    private final Longs ends = new Longs();
    private final Longs imageNumbers = new Longs();
    private final Longs numbers = new Longs();
    private boolean anyImages;

    private CocoIndex(Path file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    static CocoIndex of(Path file, Problems problems, Watch watch) throws IOException {
        var index = new CocoIndex(file, problems);
        try (InputStream in = Files.newInputStream(file); JsonParser parser = Json.parser(in)) {
            index.document(parser, watch);
        } catch (JacksonException e) {
            throw Json.notJson(file, e);
        }
        if (!index.anyImages) {
            throw new LayoutException(file, Reason.of(Kind.MEMBER_MISSING, "images"));
        }
        index.nameTwins();
        return index;
    }

    List<Image> images() { return images; }

    List<ForeignClass> classes() { return classes; }

    /** The place of a category in {@link #classes()}, -1 for one that there is none of. */
    int classPlace(long number) {
        return classPlace.getOrDefault(number, -1);
    }

    /** The place of an annotation's image, -1 if there is no such image. */
    int imageOf(int annotation) {
        return imagePlace.getOrDefault(imageNumbers.get(annotation), -1);
    }

    long imageNumber(int annotation) { return imageNumbers.get(annotation); }

    int annotations() { return starts.size(); }

    long start(int annotation) { return starts.get(annotation); }

    long end(int annotation) { return ends.get(annotation); }

    /** The name of an annotation in messages. */
    String label(int annotation) {
        return file.getFileName() + " annotation " + numbers.get(annotation);
    }

    private void document(JsonParser parser, Watch watch) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new LayoutException(file, Reason.of(Kind.MEMBER_MISSING, "images"));
        }
        int size = (int) (Files.size(file) / MEGABYTE) + 1;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            boolean list = parser.nextToken() == JsonToken.START_ARRAY;
            if (list && name.equals("images")) {
                anyImages = true;
                eachObject(parser, size, watch, this::image);
            } else if (list && name.equals("categories")) {
                eachObject(parser, size, watch, this::category);
            } else if (list && name.equals("annotations")) {
                eachObject(parser, size, watch, this::annotation);
            } else {
                parser.skipChildren();
            }
        }
    }

    /** What is done with an object of which the opening brace was read. */
    private interface Use {
        void with(JsonParser parser);
    }

    private static void eachObject(JsonParser parser, int size, Watch watch, Use use) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                use.with(parser);
                int done = (int) (parser.currentLocation().getByteOffset() / MEGABYTE);
                if (!watch.goOn(Math.min(done, size), size)) {
                    throw new java.util.concurrent.CancellationException();
                }
            } else {
                parser.skipChildren();
            }
        }
    }

    private void image(JsonParser parser) {
        long number = Long.MIN_VALUE;
        String name = "";
        long width = 0;
        long height = 0;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            switch (key) {
                case "id" -> number = whole(parser);
                case "file_name" -> name = Json.text(parser);
                case "width" -> width = whole(parser);
                case "height" -> height = whole(parser);
                default -> parser.skipChildren();
            }
        }
        if (imagePlace.putIfAbsent(number, images.size()) != null) {
            problems.skip(file.getFileName() + " image " + number + " " + name, Kind.NUMBER_TWICE, number);
        } else {
            images.add(new Image(number, name, width, height));
        }
    }

    private void category(JsonParser parser) {
        long number = Long.MIN_VALUE;
        String name = "";
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            switch (key) {
                case "id" -> number = whole(parser);
                case "name" -> name = Json.text(parser);
                default -> parser.skipChildren();
            }
        }
        if (classPlace.putIfAbsent(number, classes.size()) != null) {
            problems.skip(file.getFileName() + " category " + name, Kind.NUMBER_TWICE, number);
        } else {
            classes.add(ForeignClass.of(name, number));
        }
    }

    private void annotation(JsonParser parser) {
        starts.add(parser.currentTokenLocation().getByteOffset());
        long number = 0;
        long image = Long.MIN_VALUE;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            switch (key) {
                case "id" -> number = whole(parser);
                case "image_id" -> image = whole(parser);
                default -> parser.skipChildren();
            }
        }
        ends.add(parser.currentLocation().getByteOffset());
        numbers.add(number);
        imageNumbers.add(image);
    }

    /** A whole number, or one that nothing has. */
    private static long whole(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? Long.MIN_VALUE : parser.getLongValue();
        }
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
            return (long) parser.getDoubleValue();
        }
        parser.skipChildren();
        return Long.MIN_VALUE;
    }

    private void nameTwins() {
        long[] sorted = numbers.toArray();
        Arrays.sort(sorted);
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1] && (i < 2 || sorted[i - 2] != sorted[i])) {
                problems.notice(file.getFileName() + " annotation " + sorted[i], Kind.NUMBER_TWICE, sorted[i]);
            }
        }
    }
}
