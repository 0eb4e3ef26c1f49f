package limn.app.cli;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** How benches of the window tell their figures: each as it is known, all of them as the result. */
final class BenchFigures {
    private BenchFigures() {}

    static Consumer<Map.Entry<String, Double>> teller(Console console) {
        return figure -> console.say("cli.bench.figure", figure.getKey(), number(figure.getValue()));
    }

    static void result(Console console, Map<String, Double> figures) {
        var lines = new ArrayList<String>();
        figures.forEach((name, value) -> lines.add(console.texts().get("cli.bench.figure", name, number(value))));
        console.result(figures, lines);
    }

    private static String number(double value) { return String.format(Locale.ROOT, "%.1f", value); }
}
