package limn.app.train;

/** Where a run stands, as far as its log and its process tell. */
public enum RunStatus {
    /** The process was started, its log says nothing yet. */
    WAITING, RUNNING,
    /** Stop or pause was asked for and not yet answered. */
    STOPPING, FINISHED, STOPPED, PAUSED,
    /** The run reported an error. */
    FAILED,
    /** The process ended without a word: killed, crashed, machine switched off. */
    LOST;

    /** Whether a process works on the run. */
    public boolean isActive() {
        return this == WAITING || this == RUNNING || this == STOPPING;
    }

    /** Whether a run that has a checkpoint can go on from it. */
    public boolean canResume() {
        return this == PAUSED || this == STOPPED || this == LOST || this == FAILED;
    }
}
