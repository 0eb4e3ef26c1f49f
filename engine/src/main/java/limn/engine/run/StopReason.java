package limn.engine.run;

/** Why a run ended in order. */
public enum StopReason {
    FINISHED, STOPPED, PAUSED
}
