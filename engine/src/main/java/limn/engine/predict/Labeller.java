package limn.engine.predict;

import java.io.IOException;
import java.util.List;
import limn.engine.data.ClassInfo;
import limn.engine.data.LabelMap;
import limn.engine.data.RgbImage;
import limn.engine.export.ModelCard;

/** Whatever labels images: a network in this engine, or an exported file. The owner closes it. */
public sealed interface Labeller extends AutoCloseable permits Predictor, OnnxLabeller {
    /** What is known of the network. */
    ModelCard card();

    /** Labels of every pixel, over all classes. @throws IOException if an exported file cannot be run on it */
    LabelMap labels(RgbImage image) throws IOException;

    /** The classes, in the order of their labels. */
    default List<ClassInfo> classes() {
        return card().classes().stream()
                .map(c -> new ClassInfo(c.name(), Integer.parseInt(c.color().substring(1), 16), c.background()))
                .toList();
    }

    @Override
    void close() throws IOException;
}
