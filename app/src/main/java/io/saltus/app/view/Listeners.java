package io.saltus.app.view;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The pages that listen for server-sent events; each event is a name and a line of JSON. */
final class Listeners {

    private static final long HEARTBEAT_SECONDS = 15;
    private static final int MOST_UNHEARD = 1000;
    private static final int MOST_PROGRESS = 50;
    private static final String END = "";

    /** The event that says how far work has come: one may be missed. */
    static final String PROGRESS = "progress";

    private final Map<String, BlockingQueue<String>> queues = new ConcurrentHashMap<>();

    /** Tells all pages. */
    void tell(String event, String json) {
        queues.values().forEach(queue -> put(queue, event, json));
    }

    /** Tells one page, if it listens. */
    void tell(String page, String event, String json) {
        BlockingQueue<String> queue = queues.get(page);
        if (queue != null) {
            put(queue, event, json);
        }
    }

    private static void put(BlockingQueue<String> queue, String event, String json) {
        // a page that hears nothing any more is found by the next heartbeat; until then what it
        // cannot miss has room
        if (!event.equals(PROGRESS) || queue.size() < MOST_PROGRESS) {
            queue.offer("event: " + event + "\ndata: " + json + "\n\n");
        }
    }

    /**
     * Writes events to a page until it has gone, or listens anew.
     *
     * @param greeting the first event's name and JSON
     */
    void serve(String page, OutputStream out, String greeting, String json) throws IOException {
        BlockingQueue<String> queue = new LinkedBlockingQueue<>(MOST_UNHEARD);
        put(queue, greeting, json);
        BlockingQueue<String> before = queues.put(page, queue);
        if (before != null) {
            before.clear();
            before.offer(END);
        }
        try {
            while (true) {
                String event = queue.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
                if (END.equals(event)) {
                    return;
                }
                String line = event == null ? ":\n\n" : event;
                out.write(line.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            queues.remove(page, queue);
        }
    }
}
