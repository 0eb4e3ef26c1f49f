package limn.app.window;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import limn.app.text.Texts;
import limn.app.train.RunCatalog;
import limn.app.window.parts.Icons;
import limn.app.window.parts.LatestOnPulse;
import limn.engine.export.Proof;
import limn.engine.run.RunFolder;

/** At the right of Results: everything handed over with one button, with the network of the run that is chosen, and the proof of it. */
final class HandOver extends VBox {
    private static final double WIDTH = 270;
    private static final String JOB = "hand over";
    private final Desk desk;
    private final Texts texts;
    private final Button export;
    private final Label exported = new Label();
    private final Label proof = new Label();
    private final Label network = new Label();
    private Optional<RunFolder> chosen = Optional.empty();

    HandOver(Desk desk) {
        super(10);
        this.desk = desk;
        texts = desk.texts();
        export = Icons.worded("mdi2e-export", texts.get("window.export.button"));
        export.setId("export");
        export.getStyleClass().addAll(Styles.ACCENT, Styles.LARGE);
        export.setMaxWidth(Double.MAX_VALUE);
        export.setOnAction(e -> export());
        desk.actions().addButton(export, "results.export.all", "mdi2e-export", texts.get("keys.exporting"));
        network.setWrapText(true);
        network.setId("export-network");
        network.getStyleClass().add("quiet");
        exported.setWrapText(true);
        exported.setId("exported");
        proof.setWrapText(true);
        proof.setId("proof");
        var heading = new Label(texts.get("window.export.heading"));
        heading.getStyleClass().add("panel-heading");
        var about = new Label(texts.get("window.export.about"));
        about.setWrapText(true);
        getChildren().addAll(heading, about, export, network, proof, exported);
        getStyleClass().add("side-panel");
        setPrefWidth(WIDTH);
        setMinWidth(WIDTH);
        show(Optional.empty());
        VBox.setVgrow(exported, Priority.ALWAYS);
    }

    /** Whose network is handed over, if it has one. */
    void show(Optional<RunCatalog.Entry> run) {
        chosen = run.filter(RunCatalog.Entry::hasBest).map(RunCatalog.Entry::folder);
        network.setText(chosen.map(folder -> texts.get("window.export.network", folder.name()))
                .orElse(texts.get("window.export.noNetwork")));
    }

    private void export() {
        export.setDisable(true);
        var latest = new LatestOnPulse<Progress>(Platform::runLater, desk.progress());
        var job = new ExportJob(desk.model().project(), chosen, texts);
        job.onProgress((done, all) -> latest.offer(new Progress(JOB, texts.get("window.export.working", done, all),
                (double) done / all, false, job::cancel)));
        job.onProving((done, all) -> latest.offer(new Progress(JOB, texts.get("window.export.proving", done, all),
                (double) done / all, false, job::cancel)));
        desk.progress().accept(new Progress(JOB, texts.get("window.export.begin"), -1, false, job::cancel));
        desk.model().afterSaving(() -> desk.jobs().runLong(JOB, job, this::done, this::failed));
    }

    private void done(ExportJob.Result result) {
        over();
        exported.setText(texts.get(result.model() ? "window.export.done" : "window.export.doneLabels",
                result.folder(), result.predictions()));
        result.proof().ifPresentOrElse(this::show, () -> proof.setText(""));
        boolean isWell = result.skipped().isEmpty() && result.proof().map(Proof::holds).orElse(true);
        Notice notice = Notice.of(isWell ? Notice.Level.DONE : Notice.Level.WARNING,
                texts.get("window.export.there", result.folder()));
        desk.notices().accept(notice.withDetails(String.join("\n", result.skipped()))
                .withAction(texts.get("window.export.copy"), () -> copy(result.folder())));
    }

    private void show(Proof shown) {
        var icon = Icons.of(shown.holds() ? "mdi2s-shield-check" : "mdi2s-shield-alert");
        icon.getStyleClass().add(shown.holds() ? Styles.SUCCESS : Styles.DANGER);
        proof.setGraphic(icon);
        proof.getStyleClass().removeAll("proof-holds", "proof-fails");
        proof.getStyleClass().add(shown.holds() ? "proof-holds" : "proof-fails");
        String words = texts.get(shown.holds() ? "window.export.proved" : "window.export.notProved", shown.images(),
                String.format(Locale.ROOT, "%.2g", shown.largestDifference()),
                String.format(Locale.ROOT, "%.4f", 100 * shown.changedShare()));
        Double miou = shown.miou();
        Double ofFile = shown.exportedMiou();
        proof.setText(miou == null || ofFile == null
                ? words
                : words + "\n" + texts.get("window.export.scores", String.format(Locale.ROOT, "%.4f", miou),
                        String.format(Locale.ROOT, "%.4f", ofFile)));
    }

    /** Puts a path on the clipboard. */
    static void copy(Path folder) {
        var content = new javafx.scene.input.ClipboardContent();
        content.putString(folder.toString());
        javafx.scene.input.Clipboard.getSystemClipboard().setContent(content);
    }

    private void failed(Exception failure) {
        over();
        if (failure instanceof CancellationException) {
            desk.notices().accept(Notice.of(Notice.Level.INFO, texts.get("window.export.cancelled")));
        } else {
            desk.failed(failure);
        }
    }

    private void over() {
        export.setDisable(false);
        Platform.runLater(() -> desk.progress().accept(Progress.ended(JOB)));
    }
}
