package limn.annotator.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import limn.annotator.model.Mask;
import limn.annotator.model.ClassCatalog;
import org.junit.jupiter.api.Test;

class PaintRuleTest {
    /** Halves: class 0 at the left, nothing decided at the right, void below; larger than a tile. */
    private static Mask halves() {
        var editor = Mask.unlabelled(400, 300).edit();
        for (int y = 0; y < 300; y++) {
            editor.span(y, 0, 200, 0);
        }
        for (int y = 250; y < 300; y++) {
            editor.span(y, 0, 400, Mask.VOID);
        }
        return editor.done();
    }

    @Test
    void aLockedValueStaysAndOthersChange() {
        var rule = new PaintRule(Set.of(0), false);
        Mask after = rule.restrict(halves(), Mask.filled(400, 300, 3));

        assertThat(after.at(10, 10)).isZero();
        assertThat(after.at(390, 10)).isEqualTo(3);
        assertThat(after.at(10, 299)).isEqualTo(3);
    }

    @Test
    void onlyUnlabelledKeepsEveryDecisionButLetsThemBeTakenAway() {
        var rule = new PaintRule(Set.of(), true);
        Mask painted = rule.restrict(halves(), Mask.filled(400, 300, 3));
        Mask erased = rule.restrict(halves(), Mask.unlabelled(400, 300));

        assertThat(painted.at(10, 10)).isZero();
        assertThat(painted.at(390, 10)).isEqualTo(3);
        assertThat(painted.at(10, 299)).isEqualTo(Mask.VOID);
        assertThat(erased).isEqualTo(Mask.unlabelled(400, 300));
    }

    @Test
    void aStrokeGoesByTheSameRuleAsAComputedChange() {
        var rule = new PaintRule(Set.of(Mask.VOID), true);
        var editor = halves().edit();
        Brush.stroke(editor, 20, 20, 380, 280, 40, rule.to(2));
        var free = halves().edit();
        Brush.stroke(free, 20, 20, 380, 280, 40, old -> 2);

        assertThat(editor.done()).isEqualTo(rule.restrict(halves(), free.done()));
    }

    @Test
    void aLockTurnsOnAndOff() {
        PaintRule once = PaintRule.NONE.withLockTurned(4);
        assertThat(once.isLocked(4)).isTrue();
        assertThat(once.withLockTurned(4)).isEqualTo(PaintRule.NONE);
    }

    @Test
    void aLockGoesWithItsClassAndEndsWithIt() {
        ClassCatalog before = ClassCatalog.empty().withNew("sea").withNew("boat").withNew("ship");
        ClassCatalog merged = ClassCatalog.empty().withNew("ship").withNew("sea");
        ClassCatalog renamed = ClassCatalog.empty().withNew("sea").withNew("dinghy").withNew("ship");
        var rule = new PaintRule(Set.of(1, 2, Mask.VOID), true);
        assertThat(rule.renumbered(before, merged)).isEqualTo(new PaintRule(Set.of(0, Mask.VOID), true));
        assertThat(rule.renumbered(before, renamed)).isEqualTo(rule);
        assertThat(rule.renumbered(before, before.withNew("buoy"))).isEqualTo(rule);
    }
}
