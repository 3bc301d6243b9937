/// How a line is set: what tells a heading from a line of the text when neither names its font.
struct LineStyle: Sendable, Hashable {
    /// The height of its words, 1 for that of most text in the report.
    let size: Double
    /// How wide its letters run, 1 for those of most text: bold runs wider, italics narrower. Nil for a line of few letters.
    let weight: Double?
    /// The white space above it, in heights of a line; nil for the first of a page.
    let gap: Double?

    /// Larger or bolder than the text. Boxes differ in height between fonts of one size, so the width counts as well.
    var isHeading: Bool {
        guard let weight else { return size >= 1.1 }
        return size >= 1.1 && size * weight >= 1.05 || weight >= 1.06 && size * weight >= 1.03
    }
    /// As sub-headings are: italics run narrower.
    var isItalic: Bool { (weight ?? 1) <= 0.97 && size >= 0.95 }
    /// Smaller than the text, as footnotes are.
    var isSmall: Bool { size <= 0.88 }
}

/// The words of a PDF with their places, as `pdftotext -tsv` prints them, put together into lines as they lie on the page.
struct WordBoxes {
    private struct Word {
        var left, top, width, height: Double
        let text: [UInt8]
        let letters: Int

        var right: Double { left + width }
        var bottom: Double { top + height }
        var base: Double { top + 0.8 * height }
        var middle: Double { top + height / 2 }
        /// The mark of a list.
        var isMark: Bool { letters == 1 && (text.first ?? 0) >= 0x80 }
        /// The number of a paragraph, as `14.`
        var isOrdinal: Bool { letters > 1 && text.last == 0x2E && text.dropLast().allSatisfy { (48...57).contains($0) } }
    }

    private struct PlacedLine {
        var words: [Word]
        let base, top, height: Double
    }

    /// For each page its lines, a blank one where white space is.
    private(set) var pages: [[(text: [UInt8], style: LineStyle?)]] = []

    init(tsv: String) {
        let pages = WordBoxes.words(of: Array(tsv.utf8)).map(WordBoxes.lines)
        let usual = UsualType(pages)
        self.pages = pages.map { WordBoxes.laidOut($0, usual) }
    }

    // MARK: Reading the table

    /// The columns `level page paragraph block line word left top width height conf text`; what is not of that form is left out.
    private static func words(of bytes: [UInt8]) -> [[Word]] {
        var pages: [[Word]] = []
        for line in bytes.split(separator: 0x0A) {
            guard line.count > 2, line[line.startIndex + 1] == 0x09 else { continue }
            if line.first == 0x31 {
                pages.append([])
            } else if line.first == 0x35, let word = word(line), !pages.isEmpty {
                pages[pages.count - 1].append(word)
            }
        }
        return pages
    }

    private static func word(_ line: ArraySlice<UInt8>) -> Word? {
        let cells = line.split(separator: 0x09, maxSplits: 11, omittingEmptySubsequences: false)
        guard cells.count == 12, let left = number(cells[6]), let top = number(cells[7]), let width = number(cells[8]),
            let height = number(cells[9]), height > 0
        else { return nil }
        let text = cells[11].filter { $0 > 32 }
        let letters = text.count { $0 & 0xC0 != 0x80 }
        return letters == 0 ? nil : Word(left: left, top: top, width: max(width, 0), height: height, text: text, letters: letters)
    }

    /// A plain decimal number no page exceeds.
    private static func number(_ bytes: ArraySlice<UInt8>) -> Double? {
        var (value, scale, isNegative) = (0.0, 0.0, false)
        for byte in bytes {
            switch byte {
            case 0x2D: isNegative = true
            case 0x2E: scale = 1
            case 48...57:
                value = value * 10 + Double(byte - 48)
                scale *= 10
            default: return nil
            }
        }
        if scale > 1 { value /= scale }
        return value < 100_000 ? (isNegative ? -value : value) : nil
    }

    // MARK: Lines

    /// Words of about one height that share a base line. A small word inside a line, as a footnote's mark, joins it; what is only such a
    /// mark is left out.
    private static func lines(_ words: [Word]) -> [PlacedLine] {
        let usual = median(words.map(\.height))
        let sorted = words.sorted { ($0.base, $0.left) < ($1.base, $1.left) }
        var lines: [PlacedLine] = []
        func add(_ word: Word) {
            if let last = lines.last, abs(word.base - last.base) < 0.35 * min(word.height, last.height) {
                lines[lines.count - 1].words.append(word)
            } else {
                lines.append(PlacedLine(words: [word], base: word.base, top: word.top, height: word.height))
            }
        }
        var small: [Word] = []
        for word in sorted { if word.height < 0.8 * usual { small.append(word) } else { add(word) } }
        let large = lines
        lines = []
        var joined = large
        for word in small {
            let place = large.firstIndex { line in
                word.middle >= line.top - 0.3 * line.height && word.middle <= line.top + line.height
                    && (word.isMark || line.words.contains { abs($0.right - word.left) < 0.6 * $0.height } || isNumber(word, of: line))
            }
            if let place {
                if !word.text.allSatisfy({ (48...57).contains($0) }) || word.letters > 2 { joined[place].words.append(word) }
            } else {
                add(word)
            }
        }
        return (joined + lines).sorted { $0.base < $1.base }.map { line in
            PlacedLine(words: line.words.sorted { $0.left < $1.left }, base: line.base, top: line.top, height: line.height)
        }
    }

    /// A paragraph's number in smaller type, left of the line whose base it shares.
    private static func isNumber(_ word: Word, of line: PlacedLine) -> Bool {
        word.isOrdinal && abs(word.base - line.base) < 0.35 * line.height && line.words.allSatisfy { $0.left >= word.right }
    }

    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        return sorted.isEmpty ? 1 : sorted[sorted.count / 2]
    }

    // MARK: Laying out

    /// Columns as wide as a letter of the page, two spaces or more where columns part, and a blank line for white space.
    private static func laidOut(_ lines: [PlacedLine], _ usual: UsualType) -> [(text: [UInt8], style: LineStyle?)] {
        let words = lines.flatMap(\.words)
        let left = words.map(\.left).min() ?? 0
        let pitch = max(1, words.reduce(0) { $0 + $1.width } / Double(max(1, words.reduce(0) { $0 + $1.letters })))
        var (result, last) = ([(text: [UInt8], style: LineStyle?)](), Double?.none)
        for line in lines {
            let top = line.words.map(\.top).min() ?? line.top
            let gap = last.map { (top - $0) / line.height }
            if let gap, gap > 0.35 { result.append(([], nil)) }
            result.append((text(of: line.words, left: left, pitch: pitch), usual.style(of: line.words, gap: gap)))
            last = line.words.map(\.bottom).max() ?? top
        }
        return result
    }

    private static func isApart(_ gap: Double, _ height: Double, _ usual: Double) -> Bool {
        gap > 0.45 * height && gap > usual || gap > 0.75 * height
    }

    private static func text(of words: [Word], left: Double, pitch: Double) -> [UInt8] {
        var (text, length, end) = ([UInt8](), 0, Double?.none)
        let gaps = zip(words, words.dropFirst()).map { $1.left - $0.right }
        // In a line set to both margins every gap is wide.
        let usual = gaps.count > 2 ? 1.8 * median(gaps) : .infinity
        for word in words {
            let column = Int(min(400, max(0, ((word.left - left) / pitch).rounded())))
            let spaces = end.map { isApart(word.left - $0, word.height, usual) ? max(2, column - length) : 1 } ?? column
            text.append(contentsOf: repeatElement(32, count: spaces))
            text.append(contentsOf: word.text)
            length += spaces + word.letters
            end = word.right
        }
        return text
    }

    /// The height of most text, and the width of each of its letters.
    private struct UsualType {
        private let height: Double
        private var widths: [Double]

        /// Learned from the long lines of the usual height, which are text.
        init(_ pages: [[PlacedLine]]) {
            var counts: [Int: Int] = [:]
            for line in pages.joined() { for word in line.words { counts[Int(word.height * 10), default: 0] += word.letters } }
            let height = Double(counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 10) / 10
            let text = pages.joined().filter { line in
                line.words.count >= 8 && line.words.allSatisfy { abs($0.height - height) < 0.25 }
            }.flatMap(\.words)
            self.height = max(height, 0.1)
            widths = [Double](repeating: 0.5, count: 128)
            for _ in 0..<4 { adjust(to: text) }
        }

        /// Each letter is given the mean of what the words it is in run wider or narrower than was thought.
        private mutating func adjust(to words: [Word]) {
            var (sums, counts) = ([Double](repeating: 0, count: 128), [Double](repeating: 0, count: 128))
            for word in words {
                let thought = width(of: word)
                guard thought > 0 else { continue }
                let ratio = min(2, max(0.5, word.width / word.height / thought))
                for byte in word.text where byte < 128 {
                    sums[Int(byte)] += ratio
                    counts[Int(byte)] += 1
                }
            }
            for byte in 0..<128 where counts[byte] > 0 { widths[byte] *= sums[byte] / counts[byte] }
        }

        private func width(of word: Word) -> Double {
            word.text.reduce(0) { $0 + ($1 < 128 ? widths[Int($1)] : $1 & 0xC0 == 0x80 ? 0 : 0.4) }
        }

        func style(of words: [Word], gap: Double?) -> LineStyle {
            let letters = words.filter { word in word.text.contains { (65...90).contains($0 & 0xDF) } }
            let thought = letters.reduce(0) { $0 + width(of: $1) }
            let actual = letters.reduce(0) { $0 + $1.width / $1.height }
            let count = letters.reduce(0) { $0 + $1.letters }
            let size = WordBoxes.median((letters.isEmpty ? words : letters).map(\.height)) / height
            return LineStyle(size: size, weight: count >= 6 && thought > 0 ? actual / thought : nil, gap: gap)
        }
    }
}
