package io.saltus.api.data;

/**
 * The request cannot be carried out, and the user can mend it: a file that cannot be read as asked,
 * a column that is not there, a setting out of bounds.
 *
 * <p>The message is one or a few lines for a person: what was wrong, what was allowed, what was
 * given, where. It is shown without a stack trace.
 */
public class RequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception with a message for the user. */
    public RequestException(String message) {
        super(message);
    }

    /** Creates the exception with a message for the user and what brought it about. */
    public RequestException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Returns the message for the user; never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
