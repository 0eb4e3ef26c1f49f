package limn.annotator.exchange;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import limn.annotator.format.LayoutException;
import limn.annotator.format.Names;
import limn.annotator.format.Reason;
import limn.annotator.format.Reason.Kind;
import limn.annotator.model.TagState;
import limn.annotator.store.Watch;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * labelme: a JSON file beside each image. Shapes lie over each other in their order; polygons, rectangles, circles and masks have areas,
 * other shapes are named. {@code __ignore__} is void. Flags are tags: true is present, false absent, a missing one unknown.
 */
final class Labelme implements Source {
    private final FileSurvey survey;

    private Labelme(FileSurvey survey) { this.survey = survey; }

    static Source open(Path place, Problems problems, Watch watch) throws IOException {
        return new Labelme(FileSurvey.of(place, ".json", "labelme", problems, watch, Labelme::survey));
    }

    /** Finds the labels of a file without keeping the picture inside. */
    private static void survey(Path file, Set<String> names) throws IOException {
        var found = new LinkedHashSet<String>();
        boolean shapes = false;
        try (InputStream in = Files.newInputStream(file); JsonParser parser = Json.parser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new LayoutException(file, Reason.of(Kind.MEMBER_MISSING, "shapes"));
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean here = parser.currentName().equals("shapes");
                if (parser.nextToken() == JsonToken.START_ARRAY && here) {
                    shapes = true;
                    labels(parser, found);
                } else {
                    parser.skipChildren();
                }
            }
        } catch (JacksonException e) {
            throw Json.notJson(file, e);
        }
        if (!shapes) {
            throw new LayoutException(file, Reason.of(Kind.MEMBER_MISSING, "shapes"));
        }
        names.addAll(found);
    }

    private static void labels(JsonParser parser, Set<String> found) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                continue;
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                boolean label = parser.currentName().equals("label");
                if (parser.nextToken() == JsonToken.VALUE_STRING && label && !parser.getString().isBlank()) {
                    found.add(parser.getString());
                } else {
                    parser.skipChildren();
                }
            }
        }
    }

    @Override
    public List<ForeignClass> classes() { return survey.classes(); }

    @Override
    public int images() { return survey.files().size(); }

    @Override
    public void read(Intake intake) throws IOException {
        Map<String, Integer> places = survey.places();
        survey.each(intake, (where, file, root) -> take(intake, where, file, root, places));
    }

    private void take(Intake intake, String where, Path file, JsonNode root, Map<String, Integer> places) {
        checkPicture(intake, where, root.path("imageData"));
        String path = root.path("imagePath").asString("");
        Path own = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(survey.folder());
        Optional<Target> target = path.isBlank()
                ? intake.named(where, Names.stem(file.getFileName().toString()))
                : intake.image(where, path, List.of(own));
        if (target.isEmpty()) {
            return;
        }
        if (!target.get().fits(root.path("imageWidth").asLong(0), root.path("imageHeight").asLong(0))) {
            intake.problems().skip(where, Kind.MASK_SIZE, root.path("imageWidth").asLong(0),
                    root.path("imageHeight").asLong(0), target.get().name(), target.get().width(),
                    target.get().height());
            return;
        }
        AreaPainter painter = intake.painter(target.get());
        boolean any = intake.hasGround();
        int number = 0;
        for (JsonNode shape : root.path("shapes")) {
            number++;
            Integer place = places.get(shape.path("label").asString(""));
            try {
                if (place == null) {
                    throw new UnreadableShape(Kind.MEMBER_MISSING, "label");
                }
                if (intake.value(place) != ClassMapping.SKIPPED) {
                    draw(shape, painter.with(intake.value(place)));
                    any = true;
                }
            } catch (UnreadableShape e) {
                intake.problems().skip(where + " shape " + number, e.reason());
            }
        }
        if (any) {
            intake.mask(where, target.get(), painter.done(), Optional.empty());
        } else {
            intake.take(target.get(), Optional.empty());
        }
        var tags = new HashMap<String, TagState>();
        root.path("flags").properties().forEach(flag -> tags.put(flag.getKey(),
                flag.getValue().asBoolean(false) ? TagState.PRESENT : TagState.ABSENT));
        intake.tags(where, target.get(), tags);
    }

    /** The picture inside is not used, the file is; but one that is damaged is worth a word. */
    private static void checkPicture(Intake intake, String where, JsonNode data) {
        if (data.isString()) {
            try {
                Base64.getDecoder().decode(data.asString());
            } catch (IllegalArgumentException e) {
                intake.problems().notice(where, Kind.EMBEDDED_PICTURE_BROKEN);
            }
        }
    }

    private static void draw(JsonNode shape, AreaPainter painter) throws UnreadableShape {
        double[] points = Json.points(shape.path("points"));
        String kind = shape.path("shape_type").asString("polygon").toLowerCase(Locale.ROOT);
        switch (kind) {
            case "polygon" -> Raster.fill(List.of(points), painter.width(), painter.height(), painter);
            case "rectangle" -> Raster.fill(List.of(points.length == 4 ? box(points) : points), painter.width(),
                    painter.height(), painter);
            case "circle" -> circle(points, painter);
            case "mask" -> mask(points, shape.path("mask").asString(""), painter);
            default -> throw new UnreadableShape(Kind.SHAPE_WITHOUT_AREA, kind);
        }
    }

    private static double[] box(double[] p) { return new double[]{p[0], p[1], p[2], p[1], p[2], p[3], p[0], p[3]}; }

    private static void circle(double[] points, AreaPainter painter) throws UnreadableShape {
        if (points.length != 4) {
            throw new UnreadableShape(Kind.SHAPE_BROKEN);
        }
        double radius = Math.hypot(points[2] - points[0], points[3] - points[1]);
        Ellipses.fill(points[0], points[1], radius, radius, 0, painter);
    }

    /** A mask of its own: a PNG of the box that the points span. */
    private static void mask(double[] points, String base64, AreaPainter painter) throws UnreadableShape {
        if (points.length < 2) {
            throw new UnreadableShape(Kind.SHAPE_BROKEN);
        }
        try {
            byte[] png = Base64.getMimeDecoder().decode(base64);
            BufferedImage picture = SmallPng.read(png, painter.width(), painter.height());
            for (int y = 0; y < picture.getHeight(); y++) {
                for (int x = 0; x < picture.getWidth(); x++) {
                    if (picture.getRaster().getSample(x, y, 0) != 0) {
                        painter.span((int) points[1] + y, (int) points[0] + x, (int) points[0] + x + 1);
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableShape(Kind.SHAPE_BROKEN);
        }
    }
}
