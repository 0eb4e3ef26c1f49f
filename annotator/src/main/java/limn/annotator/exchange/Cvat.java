package limn.annotator.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import limn.annotator.format.LayoutException;
import limn.annotator.format.Reason;
import limn.annotator.format.Reason.Kind;
import limn.annotator.model.Split;
import limn.annotator.model.TagState;
import limn.annotator.store.Watch;

/**
 * CVAT for images 1.1: {@code annotations.xml}. Masks, polygons, boxes and ellipses are drawn by their {@code z_order}, then in their order; tags are
 * present tags. Shapes without area and tracks of videos are named.
 */
final class Cvat implements Source {
    private final Path file;
    private final List<ForeignClass> classes;
    private final int images;

    private Cvat(Path file, List<ForeignClass> classes, int images) {
        this.file = file;
        this.classes = classes;
        this.images = images;
    }

    static Source open(Path place, Problems problems, Watch watch) throws IOException {
        Path file = Files.isRegularFile(place.resolve(CvatWriter.FILE)) ? place.resolve(CvatWriter.FILE) : place;
        if (!Files.isRegularFile(file)) {
            throw new LayoutException(place, Reason.of(Kind.NOTHING_OF_FORMAT, "cvat"));
        }
        var survey = new CvatSurvey();
        Xml.read(file, survey);
        if (!survey.anything()) {
            throw new LayoutException(file, Reason.of(Kind.NOTHING_OF_FORMAT, "cvat"));
        }
        return new Cvat(file, survey.classes(), survey.images());
    }

    @Override
    public List<ForeignClass> classes() { return classes; }

    @Override
    public int images() { return images; }

    @Override
    public void read(Intake intake) throws IOException {
        var places = new HashMap<String, Integer>();
        for (int i = 0; i < classes.size(); i++) {
            places.put(classes.get(i).name(), i);
        }
        Xml.read(file, xml -> {
            int done = 0;
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    if (xml.getLocalName().equals("image")) {
                        intake.progress(done++, images);
                        image(intake, xml, places);
                    } else if (xml.getLocalName().equals("track")) {
                        intake.problems().skip(file.getFileName() + " track", Kind.SHAPE_WITHOUT_AREA, "track");
                    }
                }
            }
        });
    }

    /** A shape as it stands in the file. */
    private record Shape(CvatShapes.Kind kind, int value, int order, Map<String, String> attributes) {}

    private void image(Intake intake, XMLStreamReader xml, Map<String, Integer> places) throws XMLStreamException {
        Map<String, String> image = attributes(xml);
        String name = image.getOrDefault("name", "");
        String where = file.getFileName() + " " + name;
        var shapes = new ArrayList<Shape>();
        var tags = new HashMap<String, TagState>();
        while (xml.next() != XMLStreamConstants.END_ELEMENT || !xml.getLocalName().equals("image")) {
            if (xml.getEventType() != XMLStreamConstants.START_ELEMENT || xml.getLocalName().equals("attribute")) {
                continue;
            }
            Map<String, String> shape = attributes(xml);
            if (xml.getLocalName().equals("tag")) {
                tags.put(shape.getOrDefault("label", ""), TagState.PRESENT);
                continue;
            }
            Optional<CvatShapes.Kind> kind = CvatShapes.Kind.of(xml.getLocalName());
            Integer place = places.get(shape.getOrDefault("label", ""));
            if (kind.isEmpty() || place == null) {
                intake.problems().skip(where, Kind.SHAPE_WITHOUT_AREA, xml.getLocalName());
            } else if (intake.value(place) != ClassMapping.SKIPPED) {
                shapes.add(new Shape(kind.get(), intake.value(place), CvatShapes.whole(shape, "z_order"), shape));
            }
        }
        shapes.sort(Comparator.comparingInt(Shape::order));
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        intake.image(where, name, List.of(folder, folder.resolve("images")))
                .ifPresent(target -> take(intake, where, image, target, shapes, tags));
    }

    private static void take(Intake intake, String where, Map<String, String> image, Target target, List<Shape> shapes,
            Map<String, TagState> tags) {
        Optional<Split> split = FileTree.split(image.getOrDefault("subset", ""));
        int width = CvatShapes.whole(image, "width");
        int height = CvatShapes.whole(image, "height");
        if (!target.fits(width, height)) {
            intake.problems().skip(where, Kind.MASK_SIZE, width, height, target.name(), target.width(),
                    target.height());
            return;
        }
        AreaPainter painter = intake.painter(target);
        boolean any = intake.hasGround();
        for (Shape shape : shapes) {
            try {
                CvatShapes.draw(shape.kind(), shape.attributes(), painter.with(shape.value()));
                any = true;
            } catch (UnreadableShape e) {
                intake.problems().skip(where, e.reason());
            }
        }
        if (any) {
            intake.mask(where, target, painter.done(), split);
        } else {
            intake.take(target, split);
        }
        intake.tags(where, target, tags);
    }

    static Map<String, String> attributes(XMLStreamReader xml) {
        var attributes = new LinkedHashMap<String, String>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        return attributes;
    }
}
