package limn.annotator.format;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import limn.annotator.format.Reason.Kind;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Mask;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file {@code classes.json} of a layout.
 *
 * @param tagged the classes that tags speak of; nothing follows from the tags for the others
 * @param ignore the value in masks that means void, beside 255
 * @param renamed names of the layout to those in the project, see {@link ImportOptions}
 * @param background the class in the project of pixels that nobody labelled
 */
record LayoutClasses(ClassCatalog catalog, Set<Integer> tagged, int ignore, Map<String, String> renamed,
        Optional<String> background) {
    private static final Set<String> NO_CLASS = Set.of("@void", "@unlabelled", "@skip");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    LayoutClasses {
        tagged = Set.copyOf(tagged);
        renamed = Map.copyOf(renamed);
    }

    LayoutClasses(ClassCatalog catalog, Set<Integer> tagged, int ignore) {
        this(catalog, tagged, ignore, Map.of(), Optional.empty());
    }

    /** These classes with names of their own in the project. @throws LayoutException if a name is none of theirs */
    LayoutClasses renamed(Path place, Map<String, String> names, Optional<String> ground) throws LayoutException {
        for (String name : names.keySet()) {
            if (catalog.byName(name).isEmpty()) {
                throw new LayoutException(place, Reason.of(Kind.CLASS_UNKNOWN, name));
            }
        }
        return new LayoutClasses(catalog, tagged, ignore, names, ground);
    }

    private String ours(String theirs) { return renamed.getOrDefault(theirs, theirs); }

    /** The class in a project that a name of this layout speaks of. */
    Optional<LabelClass> in(ClassCatalog project, String theirs) {
        return project.byName(ours(theirs));
    }

    /** Whether a name of this layout is no class in the project, because somebody decided so. */
    boolean isLeftOut(String theirs) {
        return NO_CLASS.contains(ours(theirs));
    }

    static LayoutClasses none() { return new LayoutClasses(ClassCatalog.empty(), Set.of(), Mask.VOID); }

    /** Classes of a list that says no more of them: tags speak of all but the background. */
    static LayoutClasses of(ClassCatalog catalog) {
        var tagged = new HashSet<Integer>();
        catalog.classes().stream().filter(k -> !k.background()).forEach(k -> tagged.add(k.index()));
        return new LayoutClasses(catalog, tagged, Mask.VOID);
    }

    /** Reads the file. */
    static LayoutClasses read(Path file) throws IOException {
        JsonNode root;
        try {
            root = JSON.readTree(withoutMark(Files.readString(file, StandardCharsets.UTF_8)));
        } catch (JacksonException e) {
            throw new LayoutException(file, Reason.of(Kind.NOT_JSON, e.getOriginalMessage()));
        } catch (java.nio.charset.CharacterCodingException e) {
            throw new LayoutException(file, Reason.of(Kind.NOT_UTF8));
        }
        if (!root.path("classes").isArray()) {
            throw new LayoutException(file, Reason.of(Kind.CLASSES_MISSING));
        }
        var found = new TreeMap<Integer, LabelClass>();
        var tagged = new HashSet<Integer>();
        for (JsonNode node : root.path("classes")) {
            LabelClass k = one(file, node, found.size());
            LabelClass twin = found.put(k.index(), k);
            if (twin != null) {
                throw new LayoutException(file, Reason.of(Kind.CLASS_NUMBER_TWICE, twin.name(), k.name(), k.index()));
            }
            if (node.path("tag").asBoolean(!k.background())) {
                tagged.add(k.index());
            }
        }
        return new LayoutClasses(catalog(file, found), tagged, root.path("ignore_index").asInt(Mask.VOID));
    }

    private static LabelClass one(Path file, JsonNode node, int place) throws LayoutException {
        String name = node.path("name").asString("");
        if (!node.path("index").canConvertToInt()) {
            throw new LayoutException(file, Reason.of(Kind.CLASS_WITHOUT_NUMBER, place + 1, name));
        }
        int index = node.path("index").asInt();
        boolean background = node.path("background").asBoolean(name.equalsIgnoreCase("background"));
        String key = node.path("key").asString(place < 9 ? String.valueOf(place + 1) : "");
        if (index < 0 || index >= Mask.UNLABELLED) {
            throw new LayoutException(file,
                    Reason.of(Kind.CLASS_NUMBER_RANGE, name, index, Mask.UNLABELLED - 1));
        }
        if (name.isBlank()) {
            throw new LayoutException(file, Reason.of(Kind.CLASS_WITHOUT_NAME, index));
        }
        return new LabelClass(index, name, colour(node, index), key, background);
    }

    private static int colour(JsonNode node, int index) {
        String text = node.path("color").asString("");
        return text.matches("#[0-9a-fA-F]{6}")
                ? Integer.parseInt(text.substring(1), 16)
                : ClassCatalog.suggestedColour(index);
    }

    private static ClassCatalog catalog(Path file, TreeMap<Integer, LabelClass> found) throws LayoutException {
        var names = new HashSet<String>();
        for (LabelClass k : found.values()) {
            if (k.index() != names.size()) {
                throw new LayoutException(file, Reason.of(Kind.CLASS_NUMBER_GAP, k.name(), k.index(), names.size()));
            }
            if (!names.add(k.name())) {
                throw new LayoutException(file, Reason.of(Kind.CLASS_NAME_TWICE, k.name()));
            }
        }
        List<String> backgrounds = found.values().stream().filter(LabelClass::background).map(LabelClass::name)
                .toList();
        if (backgrounds.size() > 1) {
            throw new LayoutException(file,
                    Reason.of(Kind.BACKGROUND_TWICE, backgrounds.get(0), backgrounds.get(1)));
        }
        return new ClassCatalog(List.copyOf(found.values()));
    }

    private static String withoutMark(String text) { return text.startsWith("\uFEFF") ? text.substring(1) : text; }

    /** The index in {@code catalog} of every class of this layout by name; classes that are missing there are appended. */
    ClassCatalog mergedInto(ClassCatalog project) {
        ClassCatalog merged = project;
        for (LabelClass k : catalog.classes()) {
            if (!isLeftOut(k.name())) {
                var named = new LabelClass(0, ours(k.name()), k.rgb(), k.key(), k.background());
                merged = ClassLists.added(merged, new ClassCatalog(List.of(named)));
            }
        }
        return background.isEmpty() || merged.byName(background.get()).isPresent()
                ? merged
                : merged.withNew(background.get());
    }

    /** What a value in a mask of this layout means in a project with these classes; empty for a value without meaning. */
    Optional<Integer> meaning(int value, ClassCatalog project) {
        if (value < catalog.size()) {
            return switch (ours(catalog.get(value).name())) {
                case "@void" -> Optional.of(Mask.VOID);
                case "@unlabelled", "@skip" -> Optional.of(unlabelled(project));
                default -> in(project, catalog.get(value).name()).map(LabelClass::index);
            };
        }
        if (value == Mask.VOID || value == ignore) {
            return Optional.of(Mask.VOID);
        }
        return value == Mask.UNLABELLED ? Optional.of(unlabelled(project)) : Optional.empty();
    }

    private int unlabelled(ClassCatalog project) {
        return background.flatMap(project::byName).map(LabelClass::index).orElse(Mask.UNLABELLED);
    }

    /** The file's text for the classes of a project. */
    static String write(ClassCatalog catalog) {
        var root = JSON.createObjectNode();
        root.put("ignore_index", Mask.VOID).put("unlabelled_index", Mask.UNLABELLED);
        var list = root.putArray("classes");
        for (LabelClass k : catalog.classes()) {
            list.addObject().put("index", k.index()).put("name", k.name())
                    .put("color", String.format("#%06X", k.rgb())).put("tag", !k.background())
                    .put("background", k.background()).put("key", k.key());
        }
        return root.toPrettyString() + "\n";
    }
}
