package limn.app.window.runs;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import limn.annotator.model.ImageItem;
import limn.app.text.Texts;
import limn.app.train.RunCatalog;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the best network of each of several runs says of one image, side by side. */
public final class SameImage extends VBox {
    private static final double SIDE = 240;
    private final Texts texts;
    private final Source source;
    private final Function<RunCatalog.Entry, String> names;
    private final ComboBox<ImageItem> image = new ComboBox<>();
    private final FlowPane pictures = new FlowPane(12, 12);
    private List<RunCatalog.Entry> runs = List.of();
    private int asked;

    /** Port: small pictures, made in the background and handed over in the window's thread. */
    public interface Source {
        /** The image with what people painted, if they did. */
        void painted(ImageItem image, Consumer<Optional<Image>> done);

        /** The image with what the best network of a run says; empty if the run has none, or it cannot be asked. */
        void predicted(RunCatalog.Entry run, ImageItem image, Consumer<Optional<Image>> done);

        /** Pictures that were asked for and are not made yet are not wanted any more. */
        void forget();
    }

    /** @param names how a run is called under its picture */
    public SameImage(Texts texts, Source source, Function<RunCatalog.Entry, String> names) {
        super(8);
        this.texts = texts;
        this.source = source;
        this.names = names;
        image.setId("same-image");
        image.setConverter(new StringConverter<>() {
            @Override
            public String toString(ImageItem one) { return one == null ? "" : one.name(); }

            @Override
            public ImageItem fromString(String text) {
                throw new UnsupportedOperationException("nothing is typed here");
            }
        });
        image.valueProperty().subscribe(chosen -> refresh());
        var row = new HBox(6, step("mdi2c-chevron-left", "window.runs.same.before", -1), image,
                step("mdi2c-chevron-right", "window.runs.same.next", 1));
        row.setAlignment(Pos.CENTER_LEFT);
        var scroll = new ScrollPane(pictures);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("bars-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(row, scroll);
    }

    private Button step(String icon, String key, int way) {
        var button = new Button("", new FontIcon(icon));
        button.setAccessibleText(texts.get(key));
        button.setTooltip(new javafx.scene.control.Tooltip(texts.get(key)));
        button.setOnAction(e -> {
            int next = image.getSelectionModel().getSelectedIndex() + way;
            if (next >= 0 && next < image.getItems().size()) {
                image.getSelectionModel().select(next);
            }
        });
        return button;
    }

    /** Which images there are to choose from, the most telling first. */
    public void setImages(List<ImageItem> images) {
        if (!image.getItems().equals(images)) {
            ImageItem before = image.getValue();
            image.getItems().setAll(images);
            image.setValue(before != null && images.contains(before)
                    ? before
                    : images.stream().findFirst().orElse(null));
        }
    }

    /** Shows runs. */
    public void show(List<RunCatalog.Entry> shown) {
        if (!shown.equals(runs)) {
            runs = List.copyOf(shown);
            refresh();
        }
    }

    private void refresh() {
        source.forget();
        pictures.getChildren().clear();
        int turn = ++asked;
        ImageItem chosen = image.getValue();
        if (chosen == null) {
            pictures.getChildren().setAll(new Label(texts.get("window.runs.same.none")));
            return;
        }
        StackPane truth = frame(texts.get("window.runs.same.painted"), "");
        source.painted(chosen, made -> fill(turn, truth, made));
        for (RunCatalog.Entry run : runs) {
            StackPane frame = frame(names.apply(run), run.state().best().isPresent()
                    ? texts.get("window.runs.same.best",
                            String.format(java.util.Locale.ROOT, "%.3f", run.state().best().getAsDouble()))
                    : "");
            source.predicted(run, chosen, made -> fill(turn, frame, made));
        }
    }

    private StackPane frame(String heading, String about) {
        var waiting = new Label(texts.get("window.runs.same.working"));
        waiting.getStyleClass().add("quiet");
        var frame = new StackPane(waiting);
        frame.setMinSize(SIDE, SIDE * 0.75);
        frame.getStyleClass().add("sample-frame");
        var name = new Label(heading);
        name.setMaxWidth(SIDE);
        var quiet = new Label(about);
        quiet.getStyleClass().add("quiet");
        pictures.getChildren().add(new VBox(2, frame, name, quiet));
        return frame;
    }

    private void fill(int turn, StackPane frame, Optional<Image> made) {
        if (turn != asked) {
            return;
        }
        if (made.isEmpty()) {
            var none = new Label(texts.get("window.runs.same.noModel"));
            none.setWrapText(true);
            none.getStyleClass().add("quiet");
            frame.getChildren().setAll(none);
            return;
        }
        var view = new ImageView(made.get());
        view.setPreserveRatio(true);
        view.setFitWidth(SIDE);
        view.setFitHeight(SIDE);
        frame.getChildren().setAll(view);
    }
}
