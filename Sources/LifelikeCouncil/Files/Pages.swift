import Vocabulary

/// The bytes of many files while they are made: rows go in, and what has gathered is taken out now and then.
package struct Pages: Sendable {
    package private(set) var bytes: [String: [UInt8]] = [:]
    package init() {}

    /// One row of a file of comma-separated values.
    package mutating func row(_ file: String, _ fields: [String]) {
        bytes[file, default: []].append(fields: fields)
    }

    package mutating func text(_ file: String, _ text: String) {
        bytes[file, default: []].append(contentsOf: text.utf8)
    }

    /// What has gathered of the files that hold more than so many bytes; they begin anew.
    package mutating func taken(over size: Int) -> [(file: String, bytes: [UInt8])] {
        let full = bytes.filter { $0.value.count > size }.keys.sorted()
        return full.map { file in
            let taken = bytes[file] ?? []
            bytes[file] = []
            bytes[file]?.reserveCapacity(taken.count)
            return (file, taken)
        }
    }
}

extension [UInt8] {
    fileprivate mutating func append(fields: [String]) {
        for (index, field) in fields.enumerated() {
            if index > 0 { append(44) }
            if field.utf8.contains(where: { $0 == 44 || $0 == 34 || $0 == 10 || $0 == 13 }) {
                append(34)
                for byte in field.utf8 {
                    if byte == 34 { append(34) }
                    append(byte)
                }
                append(34)
            } else {
                append(contentsOf: field.utf8)
            }
        }
        append(13)
        append(10)
    }
}

/// A form of data that a council can be written in, one household after another.
package protocol ReturnWriter {
    mutating func begin(_ pages: inout Pages)
    mutating func add(_ household: Household, to pages: inout Pages)
    mutating func end(_ pages: inout Pages)
}

extension Day? {
    var iso: String { self?.iso ?? "" }
    var slashed: String { self?.slashed ?? "" }
}
extension Bool {
    var yes: String { self ? "Y" : "N" }
}
