package limn.annotator.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limn.annotator.format.LayoutException;
import limn.annotator.format.Names;
import limn.annotator.format.Reason;
import limn.annotator.format.Reason.Kind;
import limn.annotator.model.TagState;
import limn.annotator.store.Watch;
import tools.jackson.databind.JsonNode;

/**
 * GeoJSON as QuPath uses it: a file for each image, coordinates in pixels (y down), the class in {@code properties.classification.name}. Polygons may
 * have holes; later features lie over earlier ones. The member {@code image} of the collection names the picture, {@code tags} its tags;
 * other programs leave both alone (RFC 7946, 6.1).
 */
final class GeoJson implements Source {
    private final FileSurvey survey;

    private GeoJson(FileSurvey survey) { this.survey = survey; }

    static Source open(Path place, Problems problems, Watch watch) throws IOException {
        return new GeoJson(FileSurvey.of(place, ".geojson", "geojson", problems, watch,
                (file, names) -> features(file, Json.read(file)).forEach(f -> name(f).ifPresent(names::add))));
    }

    private static List<JsonNode> features(Path file, JsonNode root) throws LayoutException {
        var features = new ArrayList<JsonNode>();
        switch (root.path("type").asString("")) {
            case "FeatureCollection" -> root.path("features").forEach(features::add);
            case "Feature" -> features.add(root);
            default -> {
                if (!root.isArray()) { // QuPath also writes a bare list of features
                    throw new LayoutException(file, Reason.of(Kind.MEMBER_MISSING, "features"));
                }
                root.forEach(features::add);
            }
        }
        return features;
    }

    private static Optional<String> name(JsonNode feature) {
        JsonNode properties = feature.path("properties");
        for (JsonNode name : List.of(properties.path("classification").path("name"), properties.path("classification"),
                properties.path("class"), properties.path("label"), properties.path("name"))) {
            if (name.isString() && !name.asString().isBlank()) {
                return Optional.of(name.asString());
            }
        }
        return Optional.empty();
    }

    @Override
    public List<ForeignClass> classes() { return survey.classes(); }

    @Override
    public int images() { return survey.files().size(); }

    @Override
    public void read(Intake intake) throws IOException {
        Map<String, Integer> places = survey.places();
        survey.each(intake, (where, file, root) -> {
            String picture = root.path("image").path("file").asString(Names.stem(file.getFileName().toString()));
            Path own = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(survey.folder());
            Optional<Target> target = intake.image(where, picture, List.of(own, own.resolve("images")));
            if (target.isPresent()) {
                take(intake, where, features(file, root), root, target.get(), places);
            }
        });
    }

    private static void take(Intake intake, String where, List<JsonNode> features, JsonNode root, Target target,
            Map<String, Integer> places) {
        AreaPainter painter = intake.painter(target);
        boolean any = intake.hasGround();
        int number = 0;
        for (JsonNode feature : features) {
            number++;
            try {
                Integer place = places.get(name(feature).orElse(""));
                if (place == null) {
                    throw new UnreadableShape(Kind.MEMBER_MISSING, "classification");
                }
                if (intake.value(place) != ClassMapping.SKIPPED) {
                    draw(feature.path("geometry"), painter.with(intake.value(place)));
                    any = true;
                }
            } catch (UnreadableShape e) {
                intake.problems().skip(where + " feature " + number, e.reason());
            }
        }
        if (any) {
            intake.mask(where, target, painter.done(), Optional.empty());
        } else {
            intake.take(target, Optional.empty());
        }
        var tags = new HashMap<String, TagState>();
        root.path("tags").properties().forEach(tag -> tags.put(tag.getKey(),
                tag.getValue().asString("").equals("present") ? TagState.PRESENT : TagState.ABSENT));
        intake.tags(where, target, tags);
    }

    private static void draw(JsonNode geometry, AreaPainter painter) throws UnreadableShape {
        String type = geometry.path("type").asString("");
        switch (type) {
            case "Polygon" -> polygon(geometry.path("coordinates"), painter);
            case "MultiPolygon" -> {
                for (JsonNode polygon : geometry.path("coordinates")) {
                    polygon(polygon, painter);
                }
            }
            default -> throw new UnreadableShape(Kind.SHAPE_WITHOUT_AREA, type);
        }
    }

    private static void polygon(JsonNode rings, AreaPainter painter) throws UnreadableShape {
        var area = new ArrayList<double[]>();
        for (JsonNode ring : rings) {
            area.add(Json.points(ring));
        }
        if (area.isEmpty()) {
            throw new UnreadableShape(Kind.SHAPE_BROKEN);
        }
        Raster.fill(area, painter.width(), painter.height(), painter);
    }

    static void write(Outgoing labels, Path folder) throws IOException {
        labels.each(item -> {
            labels.image(item, folder.resolve(labels.fileName(item)));
            if (labels.isLabelled(item) || !labels.tags(item).isAllUnknown()) {
                Json.write(folder.resolve(labels.fileName(item) + ".geojson"),
                        json -> GeoJsonWriter.document(labels, item, json));
            }
        });
    }
}
