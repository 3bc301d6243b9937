import Foundation

/// The bytes of a file, which nobody changes.
package final class MappedFile: @unchecked Sendable {
    /// What the system answered.
    package struct Fault: Error {
        package let number: Int32
    }

    package let all: UnsafeRawBufferPointer
    private let isMapped: Bool

    package init(_ path: String) throws(Fault) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw Fault(number: errno) }
        defer { close(file) }
        var facts = stat()
        guard fstat(file, &facts) == 0 else { throw Fault(number: errno) }
        isMapped = facts.st_mode & S_IFMT == S_IFREG && facts.st_size > 0
        guard isMapped else {
            all = try MappedFile.copy(file)
            return
        }
        let size = Int(facts.st_size)
        guard let place = mmap(nil, size, PROT_READ, MAP_PRIVATE, file, 0), place != MAP_FAILED else { throw Fault(number: errno) }
        all = UnsafeRawBufferPointer(start: place, count: size)
    }

    /// What cannot be laid into memory, a pipe for one, is copied there.
    private static func copy(_ file: Int32) throws(Fault) -> UnsafeRawBufferPointer {
        var (bytes, block) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 20))
        while true {
            let count = read(file, &block, block.count)
            if count < 0 { throw Fault(number: errno) }
            if count == 0 { break }
            bytes.append(contentsOf: block[..<count])
        }
        let all = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
        all.copyBytes(from: bytes)
        return UnsafeRawBufferPointer(all)
    }

    deinit {
        guard isMapped else { return all.deallocate() }
        munmap(UnsafeMutableRawPointer(mutating: all.baseAddress), all.count)
    }

    /// These bytes need not stay in memory; they are read from the file again where somebody asks.
    package func letGo(_ start: Int, _ end: Int) {
        guard isMapped, let base = all.baseAddress else { return }
        let page = sysconf(Int32(_SC_PAGESIZE))
        let (first, last) = ((start + page - 1) / page * page, end / page * page)
        if first < last { madvise(UnsafeMutableRawPointer(mutating: base + first), last - first, MADV_DONTNEED) }
    }
}
