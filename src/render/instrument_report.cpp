#include "ergoaudit/render/instrument_report.hpp"

#include "exercise_text.hpp"
#include "instrument_pages.hpp"

#include <vector>

namespace ergoaudit {
namespace {

std::vector<InstrumentScore> scores_of(const Audit& audit, std::string_view instrument) {
    std::vector<InstrumentScore> scores;
    for (const InstrumentScore& score : audit.instruments)
        if (score.instrument->id == instrument) scores.push_back(score);
    return scores;
}

}  // namespace

std::string instrument_as_text(const Audit& audit, std::string_view instrument, const TextStyle& style) {
    Page page(style);
    write_questions(page, audit.diagnostics);
    write_instruments(page, scores_of(audit, instrument),
                      style.quiet ? InstrumentDetail::a_few_lines : InstrumentDetail::everything_by_itself);
    return page.take();
}

std::string instrument_as_json(const Audit& audit, std::string_view instrument) {
    JsonWriter json;
    json.open_object().field("source", audit.source);
    write_instruments(json, scores_of(audit, instrument));
    json.close_object();
    return json.text() + "\n";
}

}  // namespace ergoaudit
