/**
 * The file of function documents that belongs to a class of the multi-turn files, by its stem
 * (bfcl_eval/constants/executable_backend_config.py, MULTI_TURN_FUNC_DOC_FILE_MAPPING).
 */
const FILES: Readonly<Record<string, string>> = {
  GorillaFileSystem: 'gorilla_file_system',
  MathAPI: 'math_api',
  MessageAPI: 'message_api',
  TwitterAPI: 'posting_api',
  TicketAPI: 'ticket_api',
  TradingBot: 'trading_bot',
  TravelAPI: 'travel_booking',
  VehicleControlAPI: 'vehicle_control',
  WebSearchAPI: 'web_search',
  MemoryAPI_kv: 'memory_kv',
  MemoryAPI_vector: 'memory_vector',
  MemoryAPI_rec_sum: 'memory_rec_sum',
};

/** The names under which a catalogue may hold the tools of a class. */
export function groupNames(className: string): readonly string[] {
  const file = Object.hasOwn(FILES, className) ? FILES[className] : undefined;
  return file === undefined ? [className] : [className, file];
}
