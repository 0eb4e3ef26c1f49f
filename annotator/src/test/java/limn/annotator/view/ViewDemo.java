package limn.annotator.view;

import atlantafx.base.theme.PrimerLight;
import java.util.Locale;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;

/** A window with the canvas, the class list and the gallery, to try them by hand. */
public final class ViewDemo extends Application {
    @Override
    public void start(Stage stage) {
        setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        var gallery = DemoScenes.gallery(Locale.getDefault(), 10_000);
        var tabs = new TabPane(new Tab("canvas", DemoScenes.label(Locale.getDefault(), 3000, 2000)),
                new Tab("gallery", gallery));
        stage.setScene(new Scene(tabs, 1000, 700));
        stage.show();
    }

    /** Starts the demo; a class that is no Application is not needed when it is started through here. */
    public static final class Main {
        private Main() {}

        public static void main(String[] args) { Application.launch(ViewDemo.class, args); }
    }
}
