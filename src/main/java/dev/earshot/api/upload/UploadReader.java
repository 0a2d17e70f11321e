package dev.earshot.api.upload;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.FileUploadSizeException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.jspecify.annotations.Nullable;

/**
 * Reads one multipart request. Confined to the container's thread. Whatever goes wrong, no file
 * stays behind.
 */
public final class UploadReader {
  private static final int MAX_FIELD_BYTES = 1_024;

  private final Path folder;
  private final UploadLimits limits;
  private final List<FormField> fields = new ArrayList<>();
  private @Nullable Path file;

  /**
   * @param folder for the file part; made if it is not there
   */
  public UploadReader(Path folder, UploadLimits limits) {
    this.folder = folder;
    this.limits = limits;
  }

  /**
   * Reads the whole body; a body that is no multipart form counts as one without parts.
   *
   * @param fileField name of the file part that is wanted; others are skipped
   * @return to be closed by the caller
   * @throws IOException when the file cannot be written
   */
  public Upload read(HttpServletRequest request, String fileField)
      throws IOException, UploadTooLargeException, MalformedUploadException {
    boolean complete = false;
    try {
      if (JakartaServletFileUpload.isMultipartContent(request)) {
        readParts(parts(request), fileField);
      }
      complete = true;
      return new Upload(file, fields);
    } catch (FileUploadSizeException e) {
      throw new UploadTooLargeException("upload bytes", e.getActualSize(), e.getPermitted());
    } catch (FileUploadException e) {
      throw new MalformedUploadException("the multipart body is damaged or breaks off", e);
    } finally {
      if (!complete) {
        new Upload(file, fields).close();
      }
    }
  }

  private FileItemInputIterator parts(HttpServletRequest request) throws IOException {
    JakartaServletFileUpload<DiskFileItem, DiskFileItemFactory> upload =
        new JakartaServletFileUpload<>();
    upload.setMaxSize(limits.maxBytes());
    upload.setHeaderCharset(StandardCharsets.UTF_8);
    return upload.getItemIterator(request);
  }

  private void readParts(FileItemInputIterator parts, String fileField)
      throws IOException, UploadTooLargeException, MalformedUploadException {
    while (parts.hasNext()) {
      FileItemInput part = parts.next();
      if (part.isFormField()) {
        readField(part);
      } else if (file == null && fileField.equals(part.getFieldName())) {
        spool(part);
      }
    }
  }

  private void readField(FileItemInput part) throws IOException, UploadTooLargeException {
    if (fields.size() >= limits.maxFields()) {
      throw new UploadTooLargeException("form fields", fields.size() + 1L, limits.maxFields());
    }
    try (InputStream in = part.getInputStream()) {
      byte[] value = in.readNBytes(MAX_FIELD_BYTES + 1);
      if (value.length > MAX_FIELD_BYTES) {
        throw new UploadTooLargeException("bytes in a form field", value.length, MAX_FIELD_BYTES);
      }
      fields.add(new FormField(part.getFieldName(), new String(value, StandardCharsets.UTF_8)));
    }
  }

  private void spool(FileItemInput part) throws IOException {
    Files.createDirectories(folder);
    Path target = Files.createTempFile(folder, "upload-", ".bin");
    file = target;
    try (InputStream in = part.getInputStream();
        var out = Files.newOutputStream(target)) {
      in.transferTo(out);
    }
  }
}
