import CZipXML
import Foundation

/// A zip file, looked at from its end before it is opened: how many files it says it holds, and how large they are.
final class Archive {
    static let mostEntries = 2_000
    /// An honest workbook of a hundred thousand rows is packed eleven to one.
    static let mostTimes: UInt64 = 200

    struct Entry { let name: String; let index: UInt64; let size: UInt64 }

    private let handle: OpaquePointer
    private let bytes: [UInt8]
    let entries: [Entry]

    /// - Parameter bytes: the archive itself when it lies inside another; else it is read from `path`.
    init(path: String, bytes: [UInt8] = [], limits: IntakeLimits) throws(Refusal) {
        self.bytes = bytes
        try Archive.checkDirectory(of: bytes.isEmpty ? Archive.tail(of: path) : Array(bytes.suffix(66_000)))
        handle = try bytes.isEmpty ? Archive.open(path) : Archive.open(bytes)
        do throws(Refusal) { entries = try Archive.entries(of: handle, limits: limits) } catch {
            zip_discard(handle)
            throw error
        }
    }

    deinit { zip_discard(handle) }

    func entry(_ name: String) -> Entry? { entries.first { $0.name.lowercased() == name.lowercased() } }

    func source(_ entry: Entry) throws(Refusal) -> ArchivedBytes { try ArchivedBytes(self, entry) }

    fileprivate func opened(_ entry: Entry) throws(Refusal) -> OpaquePointer {
        guard let file = zip_fopen_index(handle, entry.index, 0) else { throw .brokenArchive }
        return file
    }

    private static func open(_ path: String) throws(Refusal) -> OpaquePointer {
        var code: Int32 = 0
        guard let handle = zip_open(path, ZIP_RDONLY, &code) else { throw .brokenArchive }
        return handle
    }

    private static func open(_ bytes: [UInt8]) throws(Refusal) -> OpaquePointer {
        // The library frees its copy itself.
        guard let copy = malloc(bytes.count) else { throw .outOfLimits }
        bytes.withUnsafeBytes { if let from = $0.baseAddress { copy.copyMemory(from: from, byteCount: bytes.count) } }
        guard let source = zip_source_buffer_create(copy, zip_uint64_t(bytes.count), 1, nil) else {
            free(copy)
            throw .brokenArchive
        }
        guard let handle = zip_open_from_source(source, ZIP_RDONLY, nil) else {
            zip_source_free(source)
            throw .brokenArchive
        }
        return handle
    }

    /// The record at the end of an archive tells the number of its files. Without it the archive was cut off.
    private static func checkDirectory(of tail: [UInt8]) throws(Refusal) {
        guard let mark = tail.lastRange(of: [0x50, 0x4B, 0x05, 0x06]), tail.count - mark.lowerBound >= 22 else { throw .brokenArchive }
        let count = Int(tail[mark.lowerBound + 10]) | Int(tail[mark.lowerBound + 11]) << 8
        guard count <= mostEntries else { throw .archiveTooLarge }
    }

    private static func tail(of path: String) -> [UInt8] {
        let descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return [] }
        defer { close(descriptor) }
        let size = lseek(descriptor, 0, SEEK_END)
        return [UInt8](unsafeUninitializedCapacity: 66_000) { buffer, filled in
            filled = max(0, pread(descriptor, buffer.baseAddress, 66_000, max(0, size - 66_000)))
        }
    }

    private static func entries(of handle: OpaquePointer, limits: IntakeLimits) throws(Refusal) -> [Entry] {
        let count = zip_get_num_entries(handle, 0)
        guard count <= mostEntries else { throw .archiveTooLarge }
        var (entries, total): ([Entry], UInt64) = ([], 0)
        for index in 0..<UInt64(clamping: count) {
            var facts = zip_stat_t()
            guard zip_stat_index(handle, index, 0, &facts) == 0, let name = facts.name else { throw .brokenArchive }
            let (sum, overflows) = total.addingReportingOverflow(facts.size)
            guard !overflows, sum <= UInt64(limits.text) else { throw .archiveTooLarge }
            if facts.size > 1 << 20, facts.size / max(1, facts.comp_size) > mostTimes { throw .archiveTooLarge }
            guard facts.encryption_method == 0 else { throw .lockedWorkbook }
            total = sum
            entries.append(Entry(name: String(cString: name), index: index, size: facts.size))
        }
        return entries
    }
}

/// One file of an archive. It may not give more than the archive's directory said.
final class ArchivedBytes: ByteSource {
    private let archive: Archive
    private let entry: Archive.Entry
    private var file: OpaquePointer
    private var given: UInt64 = 0

    fileprivate init(_ archive: Archive, _ entry: Archive.Entry) throws(Refusal) {
        (self.archive, self.entry) = (archive, entry)
        file = try archive.opened(entry)
    }

    deinit { zip_fclose(file) }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(Refusal) -> Int {
        let count = zip_fread(file, buffer.baseAddress, zip_uint64_t(buffer.count))
        guard count >= 0 else { throw .brokenArchive }
        given += UInt64(count)
        guard given <= entry.size else { throw .archiveTooLarge }
        return Int(count)
    }

    func restart() throws(Refusal) {
        let again = try archive.opened(entry)
        zip_fclose(file)
        (file, given) = (again, 0)
    }

    /// All of it, for a file that lies in an archive and is one itself.
    func whole(most: Int) throws(Refusal) -> [UInt8] {
        guard entry.size <= UInt64(most) else { throw .archiveTooLarge }
        var all: [UInt8] = []
        let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { chunk.deallocate() }
        while true {
            let count = try read(into: chunk)
            if count == 0 { return all }
            all.append(contentsOf: chunk.prefix(count))
        }
    }
}

extension Array<UInt8> {
    fileprivate func lastRange(of mark: [UInt8]) -> Range<Int>? {
        guard count >= mark.count else { return nil }
        for start in stride(from: count - mark.count, through: 0, by: -1) where self[start..<start + mark.count].elementsEqual(mark) {
            return start..<start + mark.count
        }
        return nil
    }
}
