package dev.clickmask.sam.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of an HTTP answer as a stream that can be interrupted and that gives up on a silent line; the stream that
 * the HTTP client itself offers can do neither.
 *
 * <p>The client's threads bring pieces, one thread reads. A piece is asked for only when the one before it is being read, so
 * memory stays bounded however slow the reader is.
 */
final class BodyStream extends InputStream implements Subscriber<List<ByteBuffer>> {

    /** A piece of the body, or its end; the end has a failure if it came too early. */
    private record Arrival(
            @Nullable List<ByteBuffer> piece, @Nullable Throwable failure) {}

    private final Duration patience;
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final Deque<ByteBuffer> unread = new ArrayDeque<>();
    private boolean ended;
    private volatile @Nullable Subscription line;
    private volatile boolean closed;

    /** Waits at most this long for each piece. */
    BodyStream(Duration patience) {
        this.patience = patience;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (unread.isEmpty() && !ended) {
            await();
        }
        ByteBuffer next = unread.peek();
        if (next == null) {
            return -1;
        }
        int count = Math.min(length, next.remaining());
        next.get(target, offset, count);
        if (!next.hasRemaining()) {
            unread.remove();
        }
        return count;
    }

    private void await() throws IOException {
        Arrival arrival = poll();
        if (arrival.failure() != null) {
            throw new IOException("the line broke: " + arrival.failure().getMessage(), arrival.failure());
        }
        if (arrival.piece() == null) {
            ended = true;
        } else {
            request();
            arrival.piece().stream().filter(ByteBuffer::hasRemaining).forEach(unread::add);
        }
    }

    private Arrival poll() throws IOException {
        try {
            Arrival arrival = arrivals.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (arrival == null) {
                throw new HttpTimeoutException("nothing came for " + patience.toMillis() + " ms");
            }
            return arrival;
        } catch (InterruptedException e) {
            throw (IOException) new InterruptedIOException("fetching was cancelled").initCause(e);
        }
    }

    private void request() {
        Subscription current = line;
        if (current != null) {
            current.request(1);
        }
    }

    /** Drops the line, unless all has come. */
    @Override
    public void close() {
        closed = true;
        Subscription current = line;
        if (current != null) {
            current.cancel();
        }
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        line = subscription;
        if (closed) {
            subscription.cancel();
        } else {
            subscription.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> piece) {
        arrivals.add(new Arrival(piece, null));
    }

    @Override
    public void onError(Throwable failure) {
        arrivals.add(new Arrival(null, failure));
    }

    @Override
    public void onComplete() {
        arrivals.add(new Arrival(null, null));
    }
}
