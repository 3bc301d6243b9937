extension String {
    /// The text with each kind of white space as a plain one and none at its ends. A no-break space or a byte order mark looks like nothing
    /// and would make two of one name.
    package var withPlainSpaces: String {
        if utf8.allSatisfy({ $0 < 0x80 }) { return trimmedOfBlanks }
        var scalars = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000, 0x85, 0x2028, 0x2029: scalars.append(" ")
            case 0x200B...0x200F, 0x2060, 0xFEFF, 0xAD, 0x180E: continue
            default: scalars.append(scalar)
            }
        }
        return String(scalars).trimmedOfBlanks
    }

    private var trimmedOfBlanks: String {
        let isBlank: (UInt8) -> Bool = { $0 <= 0x20 }
        guard let first = utf8.firstIndex(where: { !isBlank($0) }), let last = utf8.lastIndex(where: { !isBlank($0) }) else { return "" }
        return first == utf8.startIndex && utf8.index(after: last) == utf8.endIndex ? self : String(self[first...last])
    }
}
