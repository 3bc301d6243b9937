/// The council's own identifier of a child, as its case system has it. It matches the same child across all forms of data.
package struct LAChildID: Hashable, Comparable, Sendable, Codable {
    package static let longest = 64
    package let text: String

    /// Nil for an empty one and for one that is no identifier: longer than 64 characters, or with a line end in it.
    package init?(_ text: some StringProtocol) {
        let bytes = text.utf8
        guard !bytes.isEmpty, bytes.count <= LAChildID.longest, !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return nil }
        self.text = String(text)
    }

    package static func < (left: LAChildID, right: LAChildID) -> Bool { left.text < right.text }
}
