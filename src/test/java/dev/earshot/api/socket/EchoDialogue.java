package dev.earshot.api.socket;

import dev.earshot.accounts.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/** What the echo says. */
final class EchoDialogue implements Dialogue {
  private final OpenSocket socket;
  private final OpenSockets sockets;
  private final AssemblyPlaces places;

  EchoDialogue(OpenSocket socket, OpenSockets sockets, AssemblyPlaces places) {
    this.socket = socket;
    this.sockets = sockets;
    this.places = places;
  }

  @Override
  public void binary(Message message) throws IOException {
    try (message;
        InputStream in = message.content().open()) {
      CRC32 sum = new CRC32();
      sum.update(in.readAllBytes());
      boolean file = message.content().file().isPresent();
      socket.outbox().send(message.length() + " " + sum.getValue() + (file ? " file" : " heap"));
    }
  }

  @Override
  public void text(String text) {
    String[] words = text.split(" ");
    switch (words[0]) {
      case "who" ->
          say(
              socket.caller().map(Caller::getName).orElse("nobody")
                  + (socket.peer().local() ? " local" : " foreign"));
      case "state" ->
          say(
              "%d %d %d %d"
                  .formatted(
                      sockets.size(),
                      places.heapTaken(),
                      places.filesTaken(),
                      Thread.activeCount()));
      case "flood" -> {
        String kibibyte = "x".repeat(1_024);
        for (int i = 0; i < Integer.parseInt(words[1]); i++) {
          say(kibibyte);
        }
      }
      case "fail" -> throw new IllegalStateException("as was asked for");
      default -> say(text);
    }
  }

  @Override
  public void cancel() {
    // nothing goes on
  }

  private void say(String text) {
    socket.outbox().send(text);
  }
}
