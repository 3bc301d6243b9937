import Vocabulary

/// The published figures of one council and one financial year, as they go to another council: whole council only, with small numbers hidden
/// as in every paper that leaves.
package struct MeasureFile: Codable, Sendable, Hashable {
    package struct Council: Codable, Sendable, Hashable {
        package let code, name, region: String
        package init(code: String, name: String, region: String) { (self.code, self.name, self.region) = (code, name, region) }
    }

    package enum State: String, Codable, Sendable, Hashable {
        case shown
        /// From 1 to 5, or a share with such a part.
        case small
        /// Hidden because a small one could be worked out from it.
        case hidden
    }

    package struct Figure: Codable, Sendable, Hashable {
        package let first, last: Day
        /// From 1 April, and not the month alone.
        package let isToDate: Bool
        package let state: State
        /// Of a count, how many; of a share, those in the numerator. Nothing of what is hidden.
        package let numerator: Int?
        /// Of a share and of a mean, how many are counted.
        package let denominator: Int?
        /// Of a mean.
        package let mean: Double?

        package init(
            first: Day, last: Day, isToDate: Bool, state: State, numerator: Int? = nil, denominator: Int? = nil, mean: Double? = nil
        ) {
            (self.first, self.last, self.isToDate, self.state) = (first, last, isToDate, state)
            (self.numerator, self.denominator, self.mean) = (numerator, denominator, mean)
        }
    }

    package struct OfMeasure: Codable, Sendable, Hashable {
        package let code, title: String
        /// The version of the definition by which it was counted.
        package let definition: Int
        package let figures: [Figure]

        package init(code: String, title: String, definition: Int, figures: [Figure]) {
            (self.code, self.title, self.definition, self.figures) = (code, title, definition, figures)
        }
    }

    package let council: Council
    /// The financial year, by the year in which it begins.
    package let year: Int
    package let written: Day
    package let measures: [OfMeasure]

    package init(council: Council, year: Int, written: Day, measures: [OfMeasure]) {
        (self.council, self.year, self.written, self.measures) = (council, year, written, measures)
    }
}

extension SharedFigure {
    /// Nil for what is in no paper.
    package func inFile(first: Day, last: Day, isToDate: Bool) -> MeasureFile.Figure? {
        switch mark {
        case .unpublished: return nil
        case .small: return MeasureFile.Figure(first: first, last: last, isToDate: isToDate, state: .small)
        case .protecting: return MeasureFile.Figure(first: first, last: last, isToDate: isToDate, state: .hidden)
        case .shown: break
        }
        let (numerator, denominator, mean): (Int?, Int?, Double?) =
            switch unit.parts {
            case .count(let number): (number, nil, nil)
            case .share(let met, let rest): (met, met + rest, nil)
            case .sum(let count, let total): (nil, count, count == 0 ? nil : Double(total) / Double(count))
            }
        return MeasureFile.Figure(
            first: first, last: last, isToDate: isToDate, state: .shown, numerator: numerator, denominator: denominator, mean: mean)
    }
}

/// Why a measure file is not taken.
package enum MeasureFileRefusal: Error, Sendable, Hashable {
    case notAMeasureFile
    case unknownCouncil(code: String)
    case otherKey(String)
    case changed(String)
    case ownCouncil(String)
    case olderDefinition(code: String, theirs: Int, ours: Int)
    case newerDefinition(code: String, theirs: Int, ours: Int)
    case unknownMeasure(String)
    case impossible(code: String, String)
    case smallNumber(code: String)
    case olderFile(written: Day, have: Day)

    /// What is wrong and what to do.
    package var words: String {
        switch self {
        case .notAMeasureFile:
            "This is not a measure file. Choose the file that the other council downloaded under Measures, Exchange with other councils, unchanged."
        case .unknownCouncil(let code):
            "The file says that it is of the council with the code \(code), and no key of that council is entered. Ask that council for its key, enter it, and import the file again."
        case .otherKey(let name):
            "The file says that it is of \(name), but it is signed with another key than the one entered for \(name). Ask \(name) whether its key has changed. Do not use the file until you know."
        case .changed(let name):
            "The signature does not fit: the file was changed after \(name) signed it, or was not signed by \(name). Ask for it again."
        case .ownCouncil(let name): "This is a file of \(name), your own council. Import the file of another council."
        case .olderDefinition(let code, let theirs, let ours):
            "Measure \(code) is counted by definition \(theirs) in the file, and by definition \(ours) here, so the figures are not comparable. Ask the other council to update Throughline and to send a new file."
        case .newerDefinition(let code, let theirs, let ours):
            "Measure \(code) is counted by definition \(theirs) in the file, and by definition \(ours) here, so the figures are not comparable. Update Throughline here and import the file again."
        case .unknownMeasure(let code):
            "The file has a measure \(code), which is not known here. Update Throughline here and import the file again."
        case .impossible(let code, let what): "The figures of measure \(code) in the file cannot be right: \(what). Ask for the file again."
        case .smallNumber(let code):
            "The file shows a number from 1 to 5 for measure \(code), which must not leave a council. Do not keep the file, and tell the council that sent it."
        case .olderFile(let written, let have):
            "This file was written on \(written), and one written on \(have) is imported already. Import the newer file."
        }
    }
}

extension MeasureFile {
    /// What our own catalogue says of a measure.
    package struct Known: Sendable {
        package let definition: Int
        package let figure: MeasureFigure
        package let counted: CountedSubject
        package init(_ measure: any ComputedMeasure.Type) {
            (definition, figure, counted) = (measure.version, measure.figure, measure.counted)
        }
    }

    /// Whether the figures can stand beside ours.
    /// - Parameter catalogue: by code.
    package func check(_ catalogue: [String: Known]) throws(MeasureFileRefusal) {
        for measure in measures {
            guard let known = catalogue[measure.code] else { throw .unknownMeasure(measure.code) }
            if measure.definition < known.definition {
                throw .olderDefinition(code: measure.code, theirs: measure.definition, ours: known.definition)
            }
            if measure.definition > known.definition {
                throw .newerDefinition(code: measure.code, theirs: measure.definition, ours: known.definition)
            }
            var seen: Set<String> = []
            for figure in measure.figures {
                try check(figure, measure.code, known)
                guard seen.insert("\(figure.last.iso) \(figure.isToDate)").inserted else {
                    throw .impossible(code: measure.code, "two figures for \(figure.last)")
                }
            }
        }
    }

    private func check(_ figure: Figure, _ code: String, _ known: Known) throws(MeasureFileRefusal) {
        let numbers = [figure.numerator, figure.denominator].compactMap(\.self)
        let whole = Day(year, 4, 1).map { figure.first >= $0 && figure.last < $0.adding(months: 12) } ?? false
        if !whole || figure.first > figure.last {
            throw .impossible(code: code, "\(figure.first) to \(figure.last) is not in the year of the file")
        }
        if numbers.contains(where: { $0 < 0 || $0 > 100_000_000 }) || figure.mean.map({ !$0.isFinite || abs($0) > 1e9 }) == true {
            throw .impossible(code: code, "a number is out of range")
        }
        if figure.state != .shown {
            if !numbers.isEmpty || figure.mean != nil { throw .smallNumber(code: code) }
            return
        }
        switch known.figure {
        case .share:
            guard let part = figure.numerator, let of = figure.denominator, part <= of else {
                throw .impossible(code: code, "a share without both its numbers")
            }
            if SmallNumbers.hides(part, outOf: of, of: known.counted) { throw .smallNumber(code: code) }
        case .mean:
            guard let of = figure.denominator else { throw .impossible(code: code, "a mean without how many it is of") }
            if SmallNumbers.hides(of, of: known.counted) { throw .smallNumber(code: code) }
        default:
            guard let number = figure.numerator else { throw .impossible(code: code, "a count without its number") }
            if SmallNumbers.hides(number, of: known.counted) { throw .smallNumber(code: code) }
        }
    }
}
