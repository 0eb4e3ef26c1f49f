package limn.app.window.chart;

import java.io.IOException;
import java.io.OutputStream;

/** Port: where a chart is saved. Asks a person for the file, writes it in the background, says that it is there, or why not. */
@FunctionalInterface
public interface ChartTarget {
    /** What goes into the file; called in the background. */
    @FunctionalInterface
    interface Content { void writeTo(OutputStream out) throws IOException; }

    /** @param name proposed for the file */
    void save(String name, Content content);
}
