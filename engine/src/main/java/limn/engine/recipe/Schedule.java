package limn.engine.recipe;

/** Numbers that depend on the step, counted from 0. */
public final class Schedule {
    private Schedule() {}

    /** base * (1 - step/max)^power, 0 from max on. Source: lr_poly of WilhelmT/ClassMix aa85291. */
    public static double poly(double base, long step, double max, double power) {
        return base * Math.pow(Math.max(0, 1 - step / max), power);
    }

    /** A factor that grows linearly to 1 over the first steps: (step+1)/warm. 1 if warm is 0. */
    public static double warmUp(long step, long warm) {
        return warm <= 0 ? 1 : Math.min(1, (step + 1) / (double) warm);
    }

    /** exp(-5 (1 - step/max)^2), 1 from max on and where max is 0. Source: sigmoid_ramp_up of WilhelmT/ClassMix aa85291. */
    public static double sigmoidRampUp(long step, double max) {
        if (step >= max) {
            return 1;
        }
        double left = 1 - step / max;
        return Math.exp(-5 * left * left);
    }
}
