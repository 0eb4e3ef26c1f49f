package limn.app.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import limn.app.chart.Series.Manner;
import limn.app.text.Texts;
import limn.app.train.Curve;
import limn.app.train.RunState;

/** The curves of a run with their names and colours, from what its log says. Immutable. */
public final class RunSeries {
    private final Texts texts;
    private final Function<String, Integer> colours;

    /** @param colours of classes by name, 0xRRGGBB */
    public RunSeries(Texts texts, Function<String, Integer> colours) {
        this.texts = texts;
        this.colours = colours;
    }

    /** The curves of a group; none if the run recorded nothing of it. */
    public List<Series> of(CurveGroup group, RunState run) {
        List<Series> series = switch (group) {
            case MIOU -> Series.of(named("window.network.", run.miou()), Manner.MEASURED);
            case LOSSES -> Series.of(losses(run), Manner.JITTERY);
            case BARS -> List.of();
            case CLASSES -> classes(run.classes(), run.iou());
            case EVIDENCE -> classes(run.classes(), run.grades().perClass());
            case WEIGHTS -> one("window.train.weight", run.unlabelledWeight(), Manner.JITTERY);
            case RATE -> one("window.curves.rate", run.rate(), Manner.PLAIN);
            case SPEED -> one("window.curves.speed", run.speed(), Manner.PLAIN);
            case MEMORY -> memory(run);
        };
        return series.stream().filter(s -> !s.curve().isEmpty()).toList();
    }

    private List<Series> one(String key, Curve curve, Manner manner) {
        return Series.of(Map.of(texts.get(key), curve), manner);
    }

    private List<Series> memory(RunState run) {
        var curves = new LinkedHashMap<String, Curve>();
        curves.put(texts.get("window.curves.memory"), run.memory());
        curves.put(texts.get("window.curves.deviceMemory"), run.deviceMemory());
        return Series.of(curves, Manner.PLAIN);
    }

    private List<Series> classes(List<String> names, List<Curve> curves) {
        var series = new ArrayList<Series>();
        for (int i = 0; i < Math.min(names.size(), curves.size()); i++) {
            series.add(new Series(names.get(i), curves.get(i), new Tint.Rgb(colours.apply(names.get(i))),
                    Manner.MEASURED));
        }
        return series;
    }

    private Map<String, Curve> losses(RunState run) {
        var named = new LinkedHashMap<String, Curve>();
        named.put(texts.get("window.train.loss"), run.loss());
        if (run.terms().size() > 1) {
            named.putAll(named("window.term.", run.terms()));
        }
        return named;
    }

    /** Words where there are any, else what a newer version called it. */
    private Map<String, Curve> named(String prefix, Map<String, Curve> curves) {
        var named = new LinkedHashMap<String, Curve>();
        curves.forEach((name, curve) -> {
            String words = texts.has(prefix + name) ? texts.get(prefix + name) : name;
            named.put(named.containsKey(words) ? words + " (" + name + ")" : words, curve);
        });
        return named;
    }
}
