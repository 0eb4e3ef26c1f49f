package limn.app.cli;

import java.util.ArrayList;
import java.util.Locale;
import limn.app.window.chart.ChartBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the chart of the window with many long curves. */
@Command(name = "curves")
final class BenchCurves extends Action {
    @Option(names = "--curves", paramLabel = "N")
    private int curves = 50;
    @Option(names = "--points", paramLabel = "N")
    private int points = 100_000;

    @Override
    int run(Console console) throws Exception {
        Bench.requireAtLeast(console, "--curves", 1, curves);
        Bench.requireAtLeast(console, "--points", 2, points);
        var figures = ChartBench.run(curves, points, figure -> console.say("cli.bench.figure", figure.getKey(),
                number(figure.getValue())));
        var lines = new ArrayList<String>();
        figures.forEach((name, value) -> lines.add(console.texts().get("cli.bench.figure", name, number(value))));
        console.result(figures, lines);
        return DONE;
    }

    private static String number(double value) { return String.format(Locale.ROOT, "%.1f", value); }
}
