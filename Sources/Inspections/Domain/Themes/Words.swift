/// Breaks text into plain words for comparing: small letters and digits, without apostrophes; hyphens divide.
package enum Words {
    package static func all(in text: some StringProtocol) -> [String] {
        var (words, word) = ([String](), [UInt8]())
        func finish() {
            if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
            word.removeAll(keepingCapacity: true)
        }
        var scalars = text.unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            switch scalar.value {
            case 97...122, 48...57: word.append(UInt8(scalar.value))
            case 65...90: word.append(UInt8(scalar.value) + 32)
            case 0x27, 0x2019, 0x2018: continue
            case 0xC0...0x24F: word.append(contentsOf: String(scalar).lowercased().utf8)
            default: finish()
            }
        }
        finish()
        return words
    }
}
