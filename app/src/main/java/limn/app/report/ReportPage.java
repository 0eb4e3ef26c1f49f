package limn.app.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import limn.app.text.Texts;
import limn.app.train.Curve;
import limn.engine.export.Proof;
import limn.engine.recipe.Recipe;
import limn.engine.recipe.Setting;
import limn.engine.run.Event;
import org.jspecify.annotations.Nullable;

/** The page beside an exported model, in one language. */
final class ReportPage {
    private final Texts texts;
    private final ReportFacts facts;

    ReportPage(Texts texts, ReportFacts facts) {
        this.texts = texts;
        this.facts = facts;
    }

    String html() {
        return Page.of(texts.locale().getLanguage(), say("title", facts.model()), Snippets.resource("report.css"),
                page -> {
                    page.leaf("h1", "", say("title", facts.model()));
                    page.leaf("p", "quiet", say("from", facts.project(), facts.run()));
                    proof(page);
                    data(page);
                    scores(page);
                    pictures(page);
                    curves(page);
                    recipe(page);
                    use(page);
                });
    }

    private void proof(Page page) throws XMLStreamException {
        Proof proof = facts.proof();
        page.leaf("h2", "", say("proof"));
        page.element("div", List.of("class", proof.holds() ? "verdict" : "verdict red"), () -> {
            page.leaf("strong", "", say(proof.holds() ? "proof.holds" : "proof.fails"));
            page.leaf("p", "", say("proof.how", proof.runtime(), proof.images(), split(proof.split())));
            page.element("table", List.of(), () -> {
                page.row("th", List.of("", say("proof.measured"), say("proof.limit")));
                page.row("td", List.of(say("proof.difference"), number(proof.largestDifference()),
                        number(Proof.LARGEST_DIFFERENCE)));
                page.row("td", List.of(say("proof.changed"),
                        say("proof.share", number(100 * proof.changedShare()), proof.changedPixels(), proof.pixels()),
                        number(100 * Proof.CHANGED_SHARE) + " %"));
                page.row("td", List.of(say("proof.miou"), percent(proof.miou()), ""));
                page.row("td", List.of(say("proof.exportedMiou"), percent(proof.exportedMiou()), ""));
            });
            if (!proof.leftOut().isEmpty()) {
                page.leaf("p", "", say("proof.leftOut", String.join(", ", proof.leftOut())));
            }
        });
    }

    private void data(Page page) throws XMLStreamException {
        Event.Started started = facts.state().started().orElse(null);
        page.leaf("h2", "", say("data"));
        if (started != null) {
            page.leaf("p", "", say("data.images", started.labelled(), started.tagged(), started.bare(),
                    started.validation()));
        }
        page.leaf("p", "", say("data.network", facts.card().network().encoder(), facts.card().network().decoder(),
                facts.card().input().maxSide(), facts.card().input().crop()));
    }

    private void scores(Page page) throws XMLStreamException {
        if (facts.proof().perClass().isEmpty()) {
            return;
        }
        page.leaf("h2", "", say("scores", split(facts.proof().split())));
        page.leaf("p", "quiet", say("scores.how"));
        page.element("table", List.of(), () -> {
            page.row("th", List.of(say("scores.class"), "IoU", say("scores.pixels")));
            List<Proof.ClassScore> scores = facts.proof().perClass();
            for (int i = 0; i < scores.size(); i++) {
                Proof.ClassScore score = scores.get(i);
                String colour = facts.card().classes().get(i).color();
                page.element("tr", List.of(), () -> {
                    page.element("td", List.of(), () -> {
                        page.element("span", List.of("class", "swatch", "style", "background: " + colour), () -> {});
                        page.leaf("span", "", score.name());
                    });
                    page.leaf("td", "number", percent(score.iou()));
                    page.leaf("td", "number", String.format(texts.locale(), "%,d", score.pixels()));
                });
            }
        });
    }

    private void pictures(Page page) throws XMLStreamException {
        if (facts.pictures().isEmpty()) {
            return;
        }
        page.leaf("h2", "", say("pictures"));
        page.element("table", List.of("class", "pictures"), () -> {
            page.element("tr", List.of(), () -> {
                for (String column : List.of("image", "mask", "labels")) {
                    page.leaf("th", "", say("pictures." + column));
                }
            });
            for (ReportFacts.Pictures row : facts.pictures()) {
                page.element("tr", List.of(), () -> {
                    for (String picture : List.of(row.image(), row.mask(), row.labels())) {
                        page.element("td", List.of(), () -> {
                            if (!picture.isEmpty()) {
                                page.empty("img", "alt", row.name(), "title", row.name(), "src", picture);
                            }
                        });
                    }
                });
            }
        });
    }

    private void curves(Page page) throws XMLStreamException {
        var losses = new LinkedHashMap<String, Curve>();
        losses.put(say("curves.loss"), facts.state().loss());
        if (facts.state().terms().size() > 1) {
            losses.putAll(facts.state().terms());
        }
        Map<String, Curve> miou = facts.state().miou();
        page.leaf("h2", "", say("curves"));
        page.element("div", List.of(), () -> {
            CurvePlot.draw(page, say("curves.losses"), losses, facts.state().steps(), true);
            CurvePlot.draw(page, say("curves.miou"), miou, facts.state().steps(), false);
        });
    }

    private void recipe(Page page) throws XMLStreamException {
        Recipe recipe = facts.recipe();
        boolean pretrained = !recipe.text("encoder").isEmpty();
        page.leaf("h2", "", say("recipe", recipe.method()));
        page.leaf("p", "quiet", say("recipe.how"));
        page.element("table", List.of(), () -> {
            page.row("th", List.of(say("recipe.setting"), say("recipe.value"), say("recipe.default")));
            for (Setting setting : recipe.settings()) {
                String value = recipe.text(setting.key());
                String usual = setting.defaultValue(pretrained);
                page.element("tr", value.equals(usual) ? List.of() : List.of("class", "changed"), () -> {
                    var cells = new ArrayList<>(List.of(setting.key(), shown(value), shown(usual)));
                    for (int i = 0; i < cells.size(); i++) {
                        page.leaf("td", i == 0 ? "" : "number", cells.get(i));
                    }
                });
            }
        });
    }

    private void use(Page page) throws XMLStreamException {
        page.leaf("h2", "", say("use"));
        page.leaf("p", "", say("use.how", facts.card().input().maxSide()));
        page.leaf("p", "", say("use.python"));
        page.leaf("pre", "", Snippets.python(facts.model()));
        page.leaf("p", "", say("use.java"));
        page.leaf("pre", "", Snippets.java(facts.model()));
    }

    private String say(String key, Object... arguments) { return texts.get("report." + key, arguments); }

    private String split(String split) { return texts.get("report.split." + split); }

    /** File names alone: whole paths would tell where a person keeps things. */
    private static String shown(String value) {
        return value.substring(Math.max(value.lastIndexOf('/'), value.lastIndexOf('\\')) + 1);
    }

    private static String percent(@Nullable Double share) {
        return share == null ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3g", value) : "\u221e";
    }
}
