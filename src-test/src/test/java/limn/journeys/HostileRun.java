package limn.journeys;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import limn.annotator.format.ImageFiles;
import limn.annotator.format.ImageFormatException;
import limn.annotator.format.Picture;
import limn.annotator.format.Size;
import limn.annotator.model.ImageItem;
import limn.annotator.model.Split;
import limn.annotator.store.Project;
import limn.annotator.view.Pyramid;
import limn.app.data.ProjectSamples;
import limn.app.text.Texts;
import limn.engine.data.Sample;
import limn.engine.data.UnreadableSampleException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings every case of the hostile set into a project of its own by the commands that people use, opens what came in as the canvas and the
 * training do, and writes down what happened. Run by {@link HostileSetTest} in a process with a small heap that ends at the first
 * OutOfMemoryError, caught or not. Arguments: the hostile set, an empty folder to work in, the file for the results.
 */
final class HostileRun {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long PATIENCE_SECONDS = 60;

    private final Path set;
    private final Path work;

    private HostileRun(Path set, Path work) {
        this.set = set;
        this.work = work;
    }

    public static void main(String[] args) throws Exception {
        ImageFiles.prepare(); // as the window does: JPEG is decoded by OpenCV then
        var run = new HostileRun(Path.of(args[0]), Path.of(args[1]));
        var lines = new ArrayList<String>();
        for (JsonNode one : JSON.readTree(Files.readString(run.set.resolve("expected.json"))).path("cases")) {
            String file = one.path("file").asString();
            lines.add(JSON.writeValueAsString(run.timed(file, () -> run.outcome(file))));
        }
        Files.write(Path.of(args[2]), lines);
        System.exit(0); // a case that hangs may still hold a thread
    }

    /** The outcome with the processor time that it took, or what was thrown. */
    private Map<String, Object> timed(String file, Callable<Map<String, Object>> work) throws InterruptedException {
        var result = new AtomicReference<Map<String, Object>>(Map.of("threw", "no end after a minute"));
        var cpu = new AtomicReference<>(0L);
        var thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
        thread.execute(() -> {
            try {
                result.set(work.call());
            } catch (Throwable any) { // whatever it is, it is the finding
                result.set(Map.of("threw", String.valueOf(any)));
            }
            cpu.set(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000);
        });
        thread.shutdown();
        thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        var facts = new LinkedHashMap<>(result.get());
        facts.put("file", file);
        facts.put("cpuMillis", cpu.get());
        return facts;
    }

    private Map<String, Object> outcome(String file) throws Exception {
        Path home = Files.createDirectories(work.resolve("case-" + Integer.toHexString(file.hashCode())));
        Path source = home.resolve("source");
        Path project = home.resolve("project");
        String group = file.substring(0, file.indexOf('/'));
        Path original = set.resolve(file);
        String before = contents(set);
        Shell.Said said = switch (group) {
            case "images", "names", "duplicate_stems" -> {
                place(original, source.resolve("images").resolve(original.getFileName().toString()));
                yield create(source, project);
            }
            case "pairs" -> {
                pair(original, source);
                yield create(source, project);
            }
            case "tables" -> {
                table(original, source);
                yield create(source, project);
            }
            default -> {
                String format = group.equals("archives") ? "folders" : group;
                Shell.limn("create", project, "--images", good(home.resolve("good")), "--json");
                yield Shell.limn("import", project, "--format", format, original, "--json");
            }
        };
        var facts = new LinkedHashMap<String, Object>();
        facts.put("code", said.code());
        facts.put("said", said.err() + said.out());
        facts.put("report", said.out().isBlank() ? Map.of() : said.json());
        facts.put("untouched", before.equals(contents(set)) && onlyProjectIn(home));
        if (ImageFiles.isImageName(original.getFileName().toString()) || file.endsWith(".svg")) {
            facts.put("opening", opening(original));
        }
        if (Files.exists(project.resolve(Project.FILE))) {
            facts.put("opened", opened(project));
        }
        return facts;
    }

    private static Shell.Said create(Path source, Path project) throws IOException {
        good(source.resolve("images"));
        return Shell.limn("create", project, "--images", source, "--json");
    }

    /** A folder with a sound picture, so that one bad file can be seen not to stop the others. */
    private static Path good(Path folder) throws IOException {
        Files.createDirectories(folder);
        javax.imageio.ImageIO.write(new java.awt.image.BufferedImage(20, 10, java.awt.image.BufferedImage.TYPE_INT_RGB),
                "png", folder.resolve("zz-sound.png").toFile());
        return folder;
    }

    private void pair(Path original, Path source) throws IOException {
        Path pairs = set.resolve("pairs");
        place(pairs.resolve("classes.json"), source.resolve("classes.json"));
        place(original, source.resolve(pairs.relativize(original).toString()));
        String stem = original.getFileName().toString().replaceAll("\\.[^.]*$", "");
        try (var images = Files.list(pairs.resolve("images"))) {
            for (Path image : images.filter(i -> i.getFileName().toString().startsWith(stem + ".")).toList()) {
                place(image, source.resolve("images").resolve(image.getFileName().toString()));
            }
        }
    }

    private void table(Path original, Path source) throws IOException {
        boolean classes = original.toString().endsWith(".json");
        place(classes ? original : set.resolve("pairs/classes.json"), source.resolve("classes.json"));
        if (!classes) {
            place(original, source.resolve("tags.csv"));
        }
        for (String name : List.of("one.jpg", "two.jpg")) {
            place(set.resolve("images/gray8.jpg"), source.resolve("images").resolve(name));
        }
    }

    private static void place(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        if (Files.isDirectory(from)) {
            Files.createDirectories(to);
            try (var inside = Files.list(from)) {
                for (Path file : inside.toList()) {
                    place(file, to.resolve(file.getFileName().toString()));
                }
            }
        } else {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** What the canvas sees of a file: its size and four corners, or why it sees nothing. */
    private static Map<String, Object> opening(Path file) throws IOException {
        try {
            Picture picture = ImageFiles.read(file);
            Pyramid.build(picture);
            ImageFiles.glance(file, new Size(picture.width(), picture.height()));
            ImageFiles.thumbnail(file, 64);
            int right = Math.max(0, picture.width() - 4);
            int bottom = Math.max(0, picture.height() - 4);
            return Map.of("width", picture.width(), "height", picture.height(), "top-left", at(picture, 3, 3),
                    "top-right", at(picture, right, 3), "bottom-left", at(picture, 3, bottom), "bottom-right",
                    at(picture, right, bottom));
        } catch (ImageFormatException e) {
            return Map.of("refused", e.reason().toString(), "names", e.path().equals(file));
        }
    }

    private static int at(Picture picture, int x, int y) {
        return picture.argb()[Math.min(y, picture.height() - 1) * picture.width() + Math.min(x, picture.width() - 1)];
    }

    /** How many images came in, and how many of them the training reads. */
    private static Map<String, Object> opened(Path folder) {
        try (Project project = Project.open(folder)) {
            var unreadable = new ArrayList<String>();
            for (Sample sample : ProjectSamples.of(project, Texts.of(java.util.Locale.ENGLISH)).all(Split.TRAIN)) {
                try {
                    sample.image();
                } catch (UnreadableSampleException e) {
                    unreadable.add(sample.name());
                }
            }
            return Map.of("images", project.images().stream().map(ImageItem::name).toList(), "unreadable", unreadable,
                    "masks", project.masked().size(), "problems", project.problems().orElse(""));
        }
    }

    private static boolean onlyProjectIn(Path home) throws IOException {
        try (var inside = Files.list(home)) {
            return inside.map(p -> p.getFileName().toString())
                    .allMatch(List.of("source", "project", "good")::contains);
        }
    }

    /** Names, sizes and times of all files below a folder, and of what lies beside it. */
    private static String contents(Path folder) throws IOException {
        var all = new TreeSet<String>();
        try (var files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                all.add(folder.relativize(file) + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
            }
        }
        try (var beside = Files.list(Optional.ofNullable(folder.getParent()).orElse(folder))) {
            beside.forEach(p -> all.add("beside " + p.getFileName()));
        }
        return String.join("\n", all);
    }
}
