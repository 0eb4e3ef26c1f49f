package limn.app.window.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import limn.app.inspect.OpenScene;
import limn.app.inspect.PixelWords;
import limn.app.text.Texts;
import limn.engine.run.SampleSheet;

/** What is said of a scene as a whole. */
final class SceneWords {
    private final Texts texts;

    SceneWords(Texts texts) { this.texts = texts; }

    String kind(String kind) { return texts.get("window.inspect.kind." + kind); }

    String heading(OpenScene scene) {
        boolean mixed = scene.kind().equals("mixed") || scene.pane("mixed").isPresent();
        return texts.get(mixed ? "window.sample.headingMixed" : "window.sample.heading");
    }

    /** The chosen classes, the numbers, the images. */
    String facts(OpenScene scene) {
        var parts = new ArrayList<String>();
        if (scene.kind().equals("mixed")) {
            parts.add(scene.chosen().isEmpty()
                    ? texts.get("window.inspect.noneChosen")
                    : texts.get("window.inspect.chosen", names(scene, scene.chosen())));
        }
        number(scene, "weight", parts);
        number(scene, "loss", parts);
        number(scene, "p2hWeight", parts);
        if (scene.kind().equals("strong")) {
            parts.add(texts.get("window.inspect.strongGrades"));
        }
        return String.join(" · ", parts);
    }

    private void number(OpenScene scene, String name, List<String> parts) {
        Double value = scene.numbers().get(name);
        if (value != null) {
            parts.add(texts.get("window.inspect.number." + name, PixelWords.number(value)));
        }
    }

    /** The tags of the image, which stand where a row has no picture. */
    Region aside(OpenScene scene) {
        var box = new VBox(4);
        box.getStyleClass().add("inspect-aside");
        scene.origins().stream().findFirst().ifPresent(origin -> {
            line(box, texts.get("window.inspect.present"), scene, origin.present());
            line(box, texts.get("window.inspect.absent"), scene, origin.absent());
            List<Integer> unknown = unknown(scene, origin);
            line(box, texts.get("window.inspect.unknown"), scene, unknown);
        });
        return box;
    }

    private static List<Integer> unknown(OpenScene scene, SampleSheet.Origin origin) {
        var unknown = new ArrayList<Integer>();
        for (int c = 0; c < scene.classes().size(); c++) {
            if (!origin.present().contains(c) && !origin.absent().contains(c)) {
                unknown.add(c);
            }
        }
        return unknown;
    }

    private static void line(VBox box, String heading, OpenScene scene, List<Integer> classes) {
        if (!classes.isEmpty()) {
            var title = new Label(heading);
            title.getStyleClass().add("panel-heading");
            var names = new Label(names(scene, classes));
            names.setWrapText(true);
            names.setMaxWidth(160);
            names.getStyleClass().add("quiet");
            box.getChildren().addAll(title, names);
        }
    }

    private static String names(OpenScene scene, List<Integer> classes) {
        return classes.stream().map(c -> scene.className(c).orElse(String.valueOf(c)))
                .collect(Collectors.joining(", "));
    }
}
