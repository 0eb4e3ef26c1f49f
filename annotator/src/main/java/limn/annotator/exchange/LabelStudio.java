package limn.annotator.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import limn.annotator.format.LayoutException;
import limn.annotator.format.Reason;
import limn.annotator.format.Reason.Kind;
import limn.annotator.model.TagState;
import limn.annotator.store.Watch;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * Label Studio: a JSON file with a list of tasks. Of each task the first annotation that was not cancelled is read: brushes (run lengths of their
 * own), polygons, rectangles and ellipses in their order, choices as present tags.
 */
final class LabelStudio implements Source {
    private static final long MEGABYTE = 1L << 20;

    private final Path file;
    private final List<ForeignClass> classes;
    private final int tasks;

    private LabelStudio(Path file, List<ForeignClass> classes, int tasks) {
        this.file = file;
        this.classes = classes;
        this.tasks = tasks;
    }

    static Source open(Path place, Problems problems, Watch watch) throws IOException {
        Path file = Files.isRegularFile(place.resolve(StudioWriter.FILE)) ? place.resolve(StudioWriter.FILE) : place;
        if (!Files.isRegularFile(file)) {
            throw new LayoutException(place, Reason.of(Kind.NOTHING_OF_FORMAT, "label-studio"));
        }
        var names = new LinkedHashMap<String, ForeignClass>();
        var tasks = new int[1];
        int size = (int) (Files.size(file) / MEGABYTE) + 1;
        each(file, (task, megabytes) -> {
            tasks[0]++;
            if (!watch.goOn(Math.min(megabytes, size), size)) {
                throw new CancellationException();
            }
            for (JsonNode result : results(task)) {
                label(result).ifPresent(name -> names.computeIfAbsent(name, n -> ForeignClass.of(n, names.size())));
            }
        });
        return new LabelStudio(file, List.copyOf(names.values()), tasks[0]);
    }

    @FunctionalInterface
    private interface Use { void with(JsonNode task, int megabytes); }

    private static void each(Path file, Use use) throws IOException {
        try (InputStream in = Files.newInputStream(file); JsonParser parser = Json.parser(in)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new LayoutException(file, Reason.of(Kind.NOTHING_OF_FORMAT, "label-studio"));
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                use.with(Json.parse(parser), (int) (parser.currentLocation().getByteOffset() / MEGABYTE));
            }
        } catch (JacksonException e) {
            throw Json.notJson(file, e);
        }
    }

    private static Iterable<JsonNode> results(JsonNode task) {
        for (JsonNode annotation : task.path("annotations")) {
            if (!annotation.path("was_cancelled").asBoolean(false)) {
                return annotation.path("result");
            }
        }
        return List.of();
    }

    /** The label of an area. */
    private static Optional<String> label(JsonNode result) {
        JsonNode value = result.path("value");
        for (String kind : List.of("brushlabels", "polygonlabels", "rectanglelabels", "ellipselabels", "keypointlabels",
                "labels")) {
            if (!value.path(kind).path(0).asString("").isBlank()) {
                return Optional.of(value.path(kind).path(0).asString());
            }
        }
        return Optional.empty();
    }

    @Override
    public List<ForeignClass> classes() { return classes; }

    @Override
    public int images() { return tasks; }

    @Override
    public void read(Intake intake) throws IOException {
        var places = new HashMap<String, Integer>();
        for (int i = 0; i < classes.size(); i++) {
            places.put(classes.get(i).name(), i);
        }
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
        var done = new int[1];
        each(file, (task, megabytes) -> {
            intake.progress(done[0]++, tasks);
            String where = file.getFileName() + " task " + task.path("id").asString(String.valueOf(done[0]));
            picture(task.path("data")).ifPresentOrElse(path -> intake
                    .image(where, path, List.of(folder, folder.resolve("images")))
                    .ifPresent(target -> take(intake, where, task, target, places)),
                    () -> intake.problems().skip(where, Kind.MEMBER_MISSING, "data.image"));
        });
    }

    /** The path of a task's picture: addresses of Label Studio's own stores are cut down to what a folder may have. */
    private static Optional<String> picture(JsonNode data) {
        String written = data.path("image").asString("");
        for (var member : data.properties()) {
            written = written.isBlank() && member.getValue().isString() ? member.getValue().asString() : written;
        }
        int local = written.indexOf("?d=");
        if (local >= 0) {
            return Optional.of(decoded(written.substring(local + 3)));
        }
        if (written.startsWith("/data/upload/") || written.matches("[a-z][a-z0-9+.-]+://.*")) {
            String name = PathRules.last(written.replaceFirst("[?#].*", ""));
            return Optional.of(decoded(name));
        }
        return Optional.of(written).filter(path -> !path.isBlank());
    }

    private static String decoded(String address) {
        try {
            return URLDecoder.decode(address, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) { // a name with a percent sign that was never encoded
            return address;
        }
    }

    private void take(Intake intake, String where, JsonNode task, Target target, Map<String, Integer> places) {
        AreaPainter painter = intake.painter(target);
        boolean any = intake.hasGround();
        var tags = new HashMap<String, TagState>();
        for (JsonNode result : results(task)) {
            String label = where + " " + result.path("id").asString("");
            if (result.path("type").asString("").equals("choices")) {
                result.path("value").path("choices").forEach(name -> tags.put(name.asString(""), TagState.PRESENT));
                continue;
            }
            try {
                any |= area(intake, result, target, painter, places);
            } catch (UnreadableShape e) {
                intake.problems().skip(label, e.reason());
            }
        }
        if (any) {
            intake.mask(where, target, painter.done(), Optional.empty());
        } else {
            intake.take(target, Optional.empty());
        }
        intake.tags(where, target, tags);
    }

    private static boolean area(Intake intake, JsonNode result, Target target, AreaPainter painter,
            Map<String, Integer> places) throws UnreadableShape {
        String label = label(result).orElseThrow(() -> new UnreadableShape(Kind.MEMBER_MISSING, "label"));
        int value = intake.value(java.util.Objects.requireNonNull(places.get(label)));
        if (value == ClassMapping.SKIPPED) {
            return false;
        }
        long width = result.path("original_width").asLong(0);
        long height = result.path("original_height").asLong(0);
        if (!target.fits(width, height)) {
            throw new UnreadableShape(Kind.MASK_SIZE, width, height, target.name(), target.width(), target.height());
        }
        StudioShapes.draw(result.path("value"), painter.with(value));
        return true;
    }
}
