package limn.app.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Programs of a page that use a model, as small as they can be; each runs as it stands. */
public final class Snippets {
    private static final String PLACE = "MODEL.onnx";

    private Snippets() {}

    /** Python with onnxruntime, numpy and Pillow. @param model name of the model's file @return a script; its argument is an image */
    public static String python(String model) {
        return resource("label.py").replace(PLACE, model);
    }

    /** Java with com.microsoft.onnxruntime:onnxruntime. @return the source of a class Label; the argument of main is an image */
    public static String java(String model) {
        return resource("Label.java.txt").replace(PLACE, model);
    }

    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Snippets.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
