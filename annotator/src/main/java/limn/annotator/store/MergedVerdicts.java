package limn.annotator.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import limn.annotator.edit.Selection;
import limn.annotator.model.ImageItem;
import limn.annotator.model.LabelClass;
import limn.annotator.model.Mask;

/**
 * Joins what people said of predicted regions, pixel by pixel and after the masks, whose later edit has won: an accepted region comes
 * along with those pixels that have its class now, a refused one with those that nobody has decided. What this project knows already
 * is left out. All accepted ones become one step of the project's history, and all refused ones another.
 */
final class MergedVerdicts {
    private final Project here;
    private final Connection a;
    private final Connection b;
    private final MergedClasses classes;
    private final Map<String, String> former;
    private final List<DatedVerdict> accepted = new ArrayList<>();
    private final List<DatedVerdict> refused = new ArrayList<>();

    MergedVerdicts(Project here, Connection a, Connection b, MergedClasses classes) throws SQLException {
        this.here = here;
        this.a = a;
        this.b = b;
        this.classes = classes;
        former = StepTable.formerNames(b);
    }

    /** Looks at an image whose masks are joined. */
    void look(ImageItem mine, ImageItem theirs) throws SQLException {
        List<DatedVerdict> said = VerdictTable.dated(b, theirs.id());
        if (said.isEmpty()) {
            return;
        }
        Mask mask = here.masks().load(a, mine.id(), mine.width(), mine.height());
        List<Verdict> known = VerdictTable.of(a, mine.id());
        for (DatedVerdict dated : said) {
            Verdict v = dated.verdict();
            Optional<LabelClass> of = classOf(v.className());
            if (of.isPresent()) {
                Selection left = v.area().where(mask, v.accepted() ? of.get().index() : Mask.UNLABELLED);
                for (Verdict k : known) {
                    boolean same = k.run().equals(v.run()) && k.runStep() == v.runStep();
                    left = k.accepted() == v.accepted() && (same || v.accepted()) ? left.minus(k.area()) : left;
                }
                if (!left.isEmpty()) {
                    (v.accepted() ? accepted : refused).add(new DatedVerdict(new Verdict(mine.id(), v.accepted(),
                            of.get().name(), v.run(), v.runStep(), v.confidence(), left), dated.at()));
                }
            }
        }
    }

    /** The class of this project that is meant; empty if the other copy has it no more. */
    private Optional<LabelClass> classOf(String name) {
        return classes.there().byName(name).or(() -> classes.there().byName(former.getOrDefault(name, name)))
                .map(k -> classes.here().get(classes.index(k.index())));
    }

    /** @return how many verdicts were taken */
    int store() throws SQLException {
        store(StepKind.ACCEPT, accepted);
        store(StepKind.REJECT, refused);
        return accepted.size() + refused.size();
    }

    private void store(StepKind kind, List<DatedVerdict> taken) throws SQLException {
        if (taken.isEmpty()) {
            return;
        }
        Set<String> names = new LinkedHashSet<>();
        taken.forEach(d -> names.add(d.verdict().className()));
        long step = StepTable.begin(a, kind, List.of(String.valueOf(taken.size()), String.join(", ", names)));
        for (DatedVerdict d : taken) {
            VerdictTable.join(a, step, d.verdict(), d.at().toEpochMilli());
        }
    }
}
