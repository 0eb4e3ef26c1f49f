package limn.app.window;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import limn.app.text.Texts;
import limn.app.train.RunState.SavedSample;
import limn.engine.run.RunFolder;
import org.jspecify.annotations.Nullable;

/** What the networks saw: pictures of one mixed sample, with a slider over earlier ones. Follows the newest until someone looks back. */
final class SampleStrip extends VBox {
    private static final double LARGEST = 200;
    private static final double GAP = 10;
    private static final double FRAME = 2;

    private record Shown(String name, Image image) {}

    private final Desk desk;
    private final Texts texts;
    private final Label heading = new Label();
    private final Label caption = new Label();
    private final Slider slider = new Slider();
    private final Button follow;
    private final DoubleProperty side = new SimpleDoubleProperty(LARGEST);
    private final TilePane pictures = new TilePane(GAP, 8);
    private final Label empty;
    private List<SavedSample> samples = List.of();
    private @Nullable RunFolder folder;
    private @Nullable SavedSample shown;
    private boolean following = true;
    private boolean moving;

    SampleStrip(Desk desk) {
        super(8);
        this.desk = desk;
        texts = desk.texts();
        getStyleClass().add("card");
        setId("samples");
        heading.getStyleClass().add("panel-heading");
        caption.getStyleClass().add("quiet");
        follow = new Button(texts.get("window.sample.follow"));
        follow.setOnAction(e -> follow());
        slider.setBlockIncrement(1);
        slider.setPrefWidth(260);
        slider.setAccessibleText(texts.get("window.sample.slider"));
        slider.valueProperty().addListener((o, was, is) -> slid());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var row = new HBox(10, heading, caption, space, follow, slider);
        row.setAlignment(Pos.CENTER_LEFT);
        empty = new Label(texts.get("window.sample.none"));
        empty.getStyleClass().add("quiet");
        pictures.setPrefColumns(7);
        getChildren().addAll(row, empty, pictures);
        setMinHeight(200);
        widthProperty().subscribe(this::resizePictures);
    }

    void clear(RunFolder of) {
        folder = of;
        samples = List.of();
        shown = null;
        following = true;
        pictures.getChildren().clear();
        heading.setText(texts.get("window.sample.heading"));
        show(List.of());
    }

    void show(List<SavedSample> all) {
        samples = all;
        moving = true;
        slider.setMax(Math.max(0, all.size() - 1));
        if (following) {
            slider.setValue(slider.getMax());
        }
        moving = false;
        slider.setVisible(all.size() > 1);
        empty.setVisible(all.isEmpty());
        empty.setManaged(all.isEmpty());
        follow.setVisible(!following);
        if (all.isEmpty()) {
            caption.setText("");
        } else {
            load(all.get((int) Math.round(slider.getValue())));
        }
    }

    private void slid() {
        if (!moving && !samples.isEmpty()) {
            following = slider.getValue() > slider.getMax() - 0.5;
            follow.setVisible(!following);
            load(samples.get((int) Math.round(slider.getValue())));
        }
    }

    /** All pictures in one row, if they do not get too small for it. */
    private void resizePictures() {
        int count = Math.max(7, pictures.getChildren().size());
        side.set(Math.clamp(Math.floor((getWidth() - 26 - (count - 1) * GAP) / count) - FRAME, 96, LARGEST));
    }

    private void follow() {
        following = true;
        show(samples);
    }

    private void load(SavedSample sample) {
        RunFolder of = folder;
        if (of == null || sample.equals(shown)) {
            return;
        }
        shown = sample;
        boolean mixed = sample.pictures().contains("mixed.png");
        heading.setText(texts.get(mixed ? "window.sample.headingMixed" : "window.sample.heading"));
        caption.setText(texts.get("window.sample.step", sample.step()));
        desk.jobs().run("sample", () -> read(of, sample), this::put, desk::failed);
    }

    private static List<Shown> read(RunFolder of, SavedSample sample) throws java.io.IOException {
        var read = new ArrayList<Shown>();
        for (String name : sample.pictures()) {
            Path file = of.path().resolve(sample.folder()).resolve(name);
            if (Files.exists(file)) {
                try (var in = Files.newInputStream(file)) {
                    read.add(new Shown(name, new Image(in)));
                }
            }
        }
        return read;
    }

    private void put(List<Shown> read) {
        pictures.getChildren().clear();
        for (Shown picture : read) {
            var view = new ImageView(picture.image());
            view.fitWidthProperty().bind(side);
            view.fitHeightProperty().bind(side);
            view.setPreserveRatio(true);
            String key = "window.sample." + picture.name().replaceAll("\\.[a-z]+$", "");
            var label = new Label(texts.has(key) ? texts.get(key) : picture.name());
            label.getStyleClass().add("quiet");
            var frame = new StackPane(view);
            frame.getStyleClass().add("sample-frame");
            var cell = new VBox(3, frame, label);
            cell.setAlignment(Pos.TOP_LEFT);
            pictures.getChildren().add(cell);
        }
        resizePictures();
    }
}
